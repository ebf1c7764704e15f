/** The disk of this machine. Taken whole in one place: bundled, each taking copies a hundred names. */
export { default as fs } from 'node:fs';
