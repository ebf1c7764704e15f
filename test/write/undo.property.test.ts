import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldersOf } from '../../generators/core/tree.ts';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import { peek, type WriteFs } from '../../generators/write/files.ts';
import { look } from '../../generators/write/look.ts';
import { bytesOf, type Content } from '../../generators/write/put.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { build, fakeHost, snapshot } from './worlds.ts';

const runs = Number(process.env['FC_RUNS'] ?? 200);
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const root = '/app';

type Tree = Readonly<Record<string, Content>>;

// Few names, so that files and folders meet in the same place.
const path = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'));
const content = fc.record({
  contents: fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.constantFrom('', 'one\r\n', 'two\n')),
  mode: fc.constantFrom(0o644, 0o755, 0o600),
});
const tree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(path, content), { maxLength: 8 })
  .map((entries) =>
    Object.fromEntries(entries.filter(([name], index) => isFree(name, entries.slice(0, index)))),
  );
const folders = fc.dictionary(path, fc.constantFrom(0o755, 0o700, 0o711), { maxKeys: 3 });

/** Neither a file nor a folder of the files before. */
function isFree(name: string, before: readonly (readonly [string, Content])[]): boolean {
  return before.every(
    ([other]) => other !== name && !foldersOf(other).includes(name) && !foldersOf(name).includes(other),
  );
}

function plant(fs: WriteFs, files: Tree, modes: Readonly<Record<string, number>>): void {
  build(fs, root, { 'always here': '' });
  for (const [name, { contents, mode }] of Object.entries(files))
    build(fs, root, { [name]: [contents, mode] });
  for (const [name, mode] of Object.entries(modes)) {
    if (isFree(name, Object.entries(files)) || peek(fs, `${root}/${name}`)?.isDirectory()) {
      build(fs, root, { [`${name}/`]: ['', mode] });
    }
  }
}

/** What leads from the disk to another tree, but for what an empty folder stands in the way of. */
function changesTo(fs: WriteFs, from: Tree, to: Tree): Change[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .map((name) => ({ path: name, expected: from[name] && look(fs, root, name), next: to[name] }))
    .filter(({ expected, next }) => expected !== undefined || next !== undefined);
}

/** Folders that hold nothing but folders: a file cannot take their place, and nothing of ours empties them. */
function isBlocked(fs: WriteFs, to: Tree, modes: Readonly<Record<string, number>>): boolean {
  const there = Object.keys(modes).filter((name) => peek(fs, `${root}/${name}`)?.isDirectory());
  return there.some((name) => [name, ...foldersOf(name)].some((folder) => to[folder] !== undefined));
}

function textOf(files: Tree): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => {
      return [name, `${file.mode.toString(8)} ${Buffer.from(bytesOf(file)).toString('latin1')}`];
    }),
  );
}

describe('for any tree and any changes', () => {
  it(`undo is the identity, and so is undo of undo (${runs} runs, FC_SEED=${seed})`, {
    timeout: 200 * runs,
  }, () => {
    let tried = 0;
    const property = fc.property(tree, tree, folders, (from, to, modes) => {
      const fs = memoryDisk();
      plant(fs, from, modes);
      fc.pre(!isBlocked(fs, to, modes));
      const before = snapshot(fs, root);
      const changes = changesTo(fs, from, to);
      const changed = commitChanges(fs, root, changes, { host: fakeHost(4) });
      const after = snapshot(fs, root);
      const files = Object.fromEntries(Object.entries(after).filter(([name]) => !name.endsWith('/')));
      const expected = { ...textOf(to), 'always here': '644 ' };
      if (!isDeepStrictEqual(files, expected))
        throw new Error(`not what was asked for: ${JSON.stringify(after)}`);
      if (changed.length === 0) return;
      tried++;
      undoLast(fs, root, { host: fakeHost(5) });
      if (!isDeepStrictEqual(snapshot(fs, root), before)) throw new Error('undo is not the identity');
      undoLast(fs, root, { host: fakeHost(6), redo: true });
      if (!isDeepStrictEqual(snapshot(fs, root), after)) throw new Error('redo is not the identity');
    });
    fc.assert(property, { seed, numRuns: runs });
    expect(tried).toBeGreaterThan(runs / 2);
  });
});
