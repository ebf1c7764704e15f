import type { File, FileTree } from '../../generators/core/tree.ts';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import type { WriteFs } from '../../generators/write/files.ts';
import type { Host } from '../../generators/write/host.ts';
import { look } from '../../generators/write/look.ts';
import { writeProject } from '../../generators/write/project.ts';
import type { Content } from '../../generators/write/put.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { build, type Entry, fakeHost, save } from './worlds.ts';

/** A world and something that a run does to it: what the fault tests break at every call. */
export interface Scenario {
  /** Makes what is there before, in `home`; the project is `home/app`. */
  readonly prepare: (fs: WriteFs, home: string) => void;
  readonly run: (fs: WriteFs, home: string, host: Host) => unknown;
}

/** A change as a merge would ask for it: with what it sees on the disk as what it expects. */
export function change(fs: WriteFs, root: string, path: string, next: Content | undefined): Change {
  return { path, expected: look(fs, root, path), next };
}

/** A rendered file. */
export function file(contents: string | Uint8Array, rest: Partial<File> = {}): File {
  return { contents, executable: false, ownership: 'merged', ...rest };
}

/** A small rendered project with everything that is special: folders, an executable, a secret, bytes, the state. */
export const tree: FileTree = new Map([
  ['.env', file('SECRET=1\n', { ownership: 'local' })],
  ['.twelve-factor/base.json', file('{}\n')],
  ['README.md', file('# app\n')],
  ['bin/start', file('#!/bin/sh\r\n', { executable: true })],
  ['src/app/logo.png', file(new Uint8Array([0, 255, 13, 10]))],
  ['src/app/main.py', file('print("hellö")')],
]);

const world: Readonly<Record<string, Entry>> = {
  '.env': ['SECRET=mine\n', 0o600],
  '.twelve-factor/base.json': 'base 1',
  '.yo-rc.json': 'state 1',
  'README.md': 'mine\r\n',
  'bin/start': ['#!/bin/sh\n', 0o755],
  'old/deep/gone.txt': 'gone',
  'old/deep/': ['', 0o750],
  'src/kept.py': 'kept',
  'src/moved.py': 'moved',
  swap: 'a file that becomes a folder',
  'empty/': ['', 0o711],
};

/** An update with all that there is: created, changed, deleted and moved files, new and emptied folders. */
export function update(fs: WriteFs, root: string, host: Host): unknown {
  const to = (path: string, contents: string, mode = 0o644) => change(fs, root, path, { contents, mode });
  const gone = (path: string) => change(fs, root, path, undefined);
  const changes = [
    to('.env', 'SECRET=mine\nMORE=1\n', 0o600),
    to('.twelve-factor/base.json', 'base 2, longer'),
    to('.yo-rc.json', 'state 2'),
    to('README.md', 'mine\r\nand ours\r\n'),
    to('bin/start', '#!/bin/sh\n'),
    gone('old/deep/gone.txt'),
    gone('src/moved.py'),
    to('src/new/moved.py', 'moved, and changed'),
    gone('swap'),
    to('swap/inner/file', 'in a folder now'),
    to('empty/file', ''),
  ];
  return commitChanges(fs, root, changes, { label: 'update', host });
}

/** Every kind of run. The pids before the one under test are of runs that are long dead. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'new, folder absent': {
    prepare: (fs, home) => build(fs, home, { 'other/file': 'untouched' }),
    run: (fs, home, host) => writeProject(fs, `${home}/app`, tree, { host, from: home }),
  },
  'new, parents absent': {
    prepare: (fs, home) => build(fs, home, { 'other/file': 'untouched' }),
    run: (fs, home, host) => writeProject(fs, `${home}/app/deep/er`, tree, { host, from: home }),
  },
  'new, folder with .git': {
    prepare: (fs, home) => build(fs, home, { 'app/.git/HEAD': 'ref', 'app/': ['', 0o750] }),
    run: (fs, home, host) => writeProject(fs, `${home}/app`, tree, { host, from: home }),
  },
  'first update': {
    prepare: (fs, home) => build(fs, `${home}/app`, world),
    run: (fs, home, host) => update(fs, `${home}/app`, host),
  },
  adopt: {
    prepare: (fs, home) => build(fs, home, { 'app/mine': 'mine' }),
    run: (fs, home, host) => {
      const next = { contents: 'x', mode: 0o644 };
      return commitChanges(fs, `${home}/app`, [change(fs, `${home}/app`, 'a/b/c', next)], { host });
    },
  },
  'second update': {
    prepare: (fs, home) => {
      build(fs, `${home}/app`, world);
      update(fs, `${home}/app`, fakeHost(2));
    },
    run: (fs, home, host) => {
      const root = `${home}/app`;
      const changes = [
        change(fs, root, 'swap/inner/file', undefined),
        { path: 'swap', expected: undefined, next: { contents: 'a file again', mode: 0o644 } },
        change(fs, root, 'README.md', { contents: 'third', mode: 0o644 }),
      ];
      return commitChanges(fs, root, changes, { label: 'second', host });
    },
  },
  undo: {
    prepare: (fs, home) => {
      build(fs, `${home}/app`, world);
      update(fs, `${home}/app`, fakeHost(2));
    },
    run: (fs, home, host) => undoLast(fs, `${home}/app`, { host }),
  },
  'forced undo': {
    prepare: (fs, home) => {
      build(fs, `${home}/app`, world);
      update(fs, `${home}/app`, fakeHost(2));
      save(fs, `${home}/app/README.md`, 'edited since');
    },
    run: (fs, home, host) => undoLast(fs, `${home}/app`, { host, force: true }),
  },
  redo: {
    prepare: (fs, home) => {
      build(fs, `${home}/app`, world);
      update(fs, `${home}/app`, fakeHost(2));
      undoLast(fs, `${home}/app`, { host: fakeHost(3) });
    },
    run: (fs, home, host) => undoLast(fs, `${home}/app`, { host, redo: true }),
  },
};
