/** What `dist/cli.cjs` is built from: the one file that the bin and Yeoman's doors run. */
export { madeLayers } from '../build/templates.js';
export { runProcess } from './cli/process.ts';
export { doorOf } from './yeoman/door.ts';
