import type { File, FileTree } from '../../generators/core/tree.ts';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import type { WriteFs } from '../../generators/write/files.ts';
import type { Host } from '../../generators/write/host.ts';
import { look } from '../../generators/write/look.ts';
import { writeProject } from '../../generators/write/project.ts';
import type { Content } from '../../generators/write/put.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { build, type Entry, fakeHost } from './worlds.ts';

/** A world and something that a run does to it: what the fault tests break at every call. */
export interface Scenario {
  /** Makes what is there before, in `home`; the project is `home/app`. */
  readonly prepare: (fs: WriteFs, home: string) => void;
  /** Looks at that world, on a disk that works, and gives the run that is to be broken. */
  readonly begin: (fs: WriteFs, home: string) => (disk: WriteFs, host: Host) => unknown;
}

/** A change as a merge would ask for it: with what it sees on the disk as what it expects. */
export function change(fs: WriteFs, root: string, path: string, next: Content | undefined): Change {
  return { path, expected: look(fs, root, path), next };
}

/** The text and mode of a file. */
export function text(contents: string | Uint8Array, mode = 0o644): Content {
  return { contents, mode };
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
export function update(fs: WriteFs, root: string): Change[] {
  const to = (path: string, contents: string, mode = 0o644) => change(fs, root, path, { contents, mode });
  const gone = (path: string) => change(fs, root, path, undefined);
  return [
    to('.env', 'SECRET=mine\nMORE=1\n', 0o600),
    to('.twelve-factor/base.json', 'base 2, longer'),
    to('README.md', 'mine\r\nand ours\r\n'),
    to('bin/start', '#!/bin/sh\n'),
    gone('old/deep/gone.txt'),
    gone('src/moved.py'),
    to('src/new.py', 'moved, and changed'),
    gone('swap'),
    to('swap/inner/file', 'in a folder now'),
    to('empty/file', ''),
  ];
}

const small: Readonly<Record<string, Entry>> = {
  changed: 'mine\r\n',
  'gone/file': ['gone', 0o755],
  'gone/': ['', 0o750],
  swap: 'a file that becomes a folder',
};

/** The smallest update that still has everything. */
export function smallUpdate(fs: WriteFs, root: string): Change[] {
  return [
    change(fs, root, 'changed', { contents: 'ours', mode: 0o755 }),
    change(fs, root, 'gone/file', undefined),
    change(fs, root, 'swap', undefined),
    change(fs, root, 'swap/file', { contents: 'in a folder now', mode: 0o644 }),
  ];
}

function updated(fs: WriteFs, home: string): void {
  build(fs, `${home}/app`, small);
  commitChanges(fs, `${home}/app`, smallUpdate(fs, `${home}/app`), { label: 'update', host: fakeHost(2) });
}

/** Every kind of run. The hosts used before the run under test are processes that are long dead. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'new, folder absent': {
    prepare: (fs, home) => build(fs, home, { 'other/file': 'untouched' }),
    begin: (_, home) => (disk, host) => writeProject(disk, `${home}/app`, tree, { host, from: home }),
  },
  'new, parents absent': {
    prepare: (fs, home) => build(fs, home, { 'other/file': 'untouched' }),
    begin: (_, home) => (disk, host) => writeProject(disk, `${home}/app/deep/er`, tree, { host, from: home }),
  },
  'new, folder with .git': {
    prepare: (fs, home) => build(fs, home, { 'app/.git/HEAD': 'ref', 'app/': ['', 0o750] }),
    begin: (_, home) => (disk, host) => writeProject(disk, `${home}/app`, tree, { host, from: home }),
  },
  'adopt, no folder of ours yet': {
    prepare: (fs, home) => build(fs, home, { 'app/mine': 'mine' }),
    begin: (fs, home) => {
      const changes = [change(fs, `${home}/app`, 'a/b/c', { contents: 'x', mode: 0o644 })];
      return (disk, host) => commitChanges(disk, `${home}/app`, changes, { host });
    },
  },
  'first update': {
    prepare: (fs, home) => build(fs, `${home}/app`, world),
    begin: (fs, home) => {
      const changes = update(fs, `${home}/app`);
      return (disk, host) => commitChanges(disk, `${home}/app`, changes, { label: 'update', host });
    },
  },
  'second update': {
    prepare: updated,
    begin: (fs, home) => {
      const root = `${home}/app`;
      const changes = [
        change(fs, root, 'swap/file', undefined),
        { path: 'swap', expected: undefined, next: { contents: 'a file again', mode: 0o644 } },
        change(fs, root, 'changed', { contents: 'third', mode: 0o644 }),
      ];
      return (disk, host) => commitChanges(disk, root, changes, { label: 'second', host });
    },
  },
  undo: {
    prepare: updated,
    begin: (_, home) => (disk, host) => undoLast(disk, `${home}/app`, { host }),
  },
};
