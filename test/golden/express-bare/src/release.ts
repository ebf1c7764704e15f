import { readFileSync } from 'node:fs';

const { name, version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { name: string; version: string };

/** What is running. The commit is baked into the image when it is built. */
export const release = { name, version, commit: process.env.REVISION || 'unknown' };
