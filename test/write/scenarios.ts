import type { File, FileTree } from '../../generators/core/tree.ts';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import type { WriteFs } from '../../generators/write/files.ts';
import type { Host } from '../../generators/write/host.ts';
import { look } from '../../generators/write/look.ts';
import { writeProject } from '../../generators/write/project.ts';
import type { Content } from '../../generators/write/put.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { build, type Entry, fakeHost, type Snapshot } from './worlds.ts';

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

/** What of it stands on a disk. */
export const written: Snapshot = {
  '.env': '600 SECRET=1\n',
  '.twelve-factor/': '755',
  '.twelve-factor/base.json': '644 {}\n',
  'README.md': '644 # app\n',
  'bin/': '755',
  'bin/start': '755 #!/bin/sh\r\n',
  'src/': '755',
  'src/app/': '755',
  'src/app/logo.png': '644 \u0000\u00ff\r\n',
  'src/app/main.py': '644 print("hell\u00c3\u00b6")',
};

/** As little of it as still has an owner's secret, an executable, and the folder that the writer shares. */
const smallTree: FileTree = new Map(
  [...tree].filter(([path]) => !path.startsWith('src/') && path !== 'README.md'),
);

const world: Readonly<Record<string, Entry>> = {
  '.env': ['SECRET=mine\n', 0o600],
  'bin/start': ['#!/bin/sh\n', 0o755],
  'old/deep/gone.txt': 'gone',
  'old/deep/': ['', 0o750],
  'src/moved.py': 'moved',
  'empty/': ['', 0o711],
};

/** An update with files that are created, changed, deleted and moved, and folders that fill or empty. */
export function update(fs: WriteFs, root: string): Change[] {
  return [
    change(fs, root, '.env', text('SECRET=mine\nMORE=1\n', 0o600)),
    change(fs, root, 'bin/start', text('#!/bin/sh\n')),
    change(fs, root, 'old/deep/gone.txt', undefined),
    change(fs, root, 'src/moved.py', undefined),
    change(fs, root, 'src/new.py', text('moved, and changed')),
    change(fs, root, 'empty/file', text('')),
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
    begin: (_, home) => (disk, host) => writeProject(disk, `${home}/app`, smallTree, { host, from: home }),
  },
  'new, parents absent': {
    prepare: (fs, home) => build(fs, home, { 'other/file': 'untouched' }),
    begin: (_, home) => (disk, host) =>
      writeProject(disk, `${home}/app/deep/er`, smallTree, { host, from: home }),
  },
  'new, folder with .git': {
    prepare: (fs, home) => build(fs, home, { 'app/.git/HEAD': 'ref', 'app/': ['', 0o750] }),
    begin: (_, home) => (disk, host) => writeProject(disk, `${home}/app`, smallTree, { host, from: home }),
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
