import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from './run.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** What one run loads: files of ours by name, and how many modules of Node beyond those that it always has. */
function loads(...argv: readonly string[]): {
  readonly files: readonly string[];
  readonly builtins: readonly string[];
} {
  const script = `const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const builtins = process.moduleLoadList.filter((name) => name.startsWith('NativeModule') && !before.has(name));
  require('node:fs').writeSync(2, JSON.stringify({ files: Object.keys(require.cache), builtins }));
});
require(${JSON.stringify(`${DIST}bin.cjs`)});`;
  const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...argv], {
    cwd: folder(),
    encoding: 'utf8',
  });
  const { files, builtins } = JSON.parse(stderr) as { files: string[]; builtins: string[] };
  return { files: files.map((file) => file.replace(DIST, '')), builtins };
}

// Counts, not times: what creeps in here is what makes a run slow.
describe('new, unattended', () => {
  it('loads one file beside the bin, no library, and of Node what it uses', () => {
    const { files, builtins } = loads('new', 'orders', '--yes', '--no-install', '--no-git', '--quiet');
    expect(files).toEqual(['bin.cjs']);
    for (const name of ['child_process', 'net', 'readline', 'internal/modules/esm/loader'])
      expect(builtins).not.toContain(`NativeModule ${name}`);
    expect(builtins.length, builtins.join('\n')).toBeLessThanOrEqual(14);
  });

  it('loads a bundle within its budget', () => {
    expect(statSync(`${DIST}cli.cjs`).size).toBeLessThanOrEqual(1_200_000);
  });
});
