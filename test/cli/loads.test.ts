import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from './run.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What one run loads: modules of ours by name, modules of Node beyond those that it always has, and bytes. */
interface Loaded {
  readonly files: readonly string[];
  readonly builtins: readonly string[];
  /** How many bytes it reads, file by file. */
  readonly read: readonly number[];
}

/** Runs a command line with a folder for caches, and tells what it loads. */
function loads(compileCache: string, ...argv: readonly string[]): Loaded {
  const script = `const fs = require('node:fs');
const { readFileSync } = fs;
const read = [];
fs.readFileSync = (...given) => {
  const found = readFileSync(...given);
  read.push(found.length);
  return found;
};
const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const builtins = process.moduleLoadList.filter((name) => name.startsWith('NativeModule') && !before.has(name));
  fs.writeSync(2, JSON.stringify({ files: Object.keys(require.cache), builtins, read }));
});
require(${JSON.stringify(`${DIST}bin.cjs`)});`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...argv], {
    cwd: folder(),
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const loaded = JSON.parse(stderr) as Loaded;
  return { ...loaded, files: loaded.files.map((file) => file.replace(DIST, '')) };
}

// Counts, not times: what creeps in here is what makes a run slow.
describe('new, unattended', () => {
  const command = ['new', 'orders', '--yes', '--no-install', '--no-git', '--quiet'];

  it('loads one file beside the bin, no library, and of Node what it uses', () => {
    const { files, builtins } = loads(folder(), ...command);
    expect(files).toEqual(['bin.cjs']);
    for (const name of ['child_process', 'net', 'readline', 'internal/modules/esm/loader'])
      expect(builtins).not.toContain(`NativeModule ${name}`);
    expect(builtins.length, builtins.join('\n')).toBeLessThanOrEqual(14);
  });

  it('reads the bundle and what V8 made of it, and nothing else, within a budget of bytes', () => {
    const cache = folder();
    const first = loads(cache, ...command).read;
    expect(first).toEqual(['bin.cjs', 'cli.cjs'].map((file) => statSync(DIST + file).size));
    const second = loads(cache, ...command).read;
    expect(second.length).toBe(3);
    expect(second.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(1_850_000);
  });
});
