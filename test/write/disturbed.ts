import { commitChanges } from '../../generators/write/commit.ts';
import { type WriteFs } from '../../generators/write/files.ts';
import { memoryDisk } from './memory.ts';
import { smallUpdate } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, type Entry, fakeHost } from './worlds.ts';

/** The project. */
export const root = '/h/app';
/** What it holds before the update. */
export const world: Readonly<Record<string, Entry>> = {
  changed: 'mine',
  'gone/file': 'gone',
  swap: 'a file that becomes a folder',
};

/** How the update ended. */
export interface Run {
  readonly fs: WriteFs;
  readonly error: unknown;
  readonly calls: number;
}

/** Runs an update and lets something else happen, all of it, right before one of its calls. */
export function disturbed(at: number, disturb: (fs: WriteFs) => void, { timeless = false } = {}): Run {
  const fs = memoryDisk();
  build(fs, root, world);
  const changes = smallUpdate(fs, root);
  let calls = 0;
  const disk = tapped(fs, ({ number, name }, act) => {
    calls = number;
    if (number === at) disturb(fs);
    const result = act();
    const isStat = ['lstatSync', 'fstatSync'].includes(name) && result !== undefined;
    return timeless && isStat ? Object.assign(result as object, { mtimeMs: 0, ctimeMs: 0 }) : result;
  });
  try {
    commitChanges(disk, root, changes, { host: fakeHost(4, [5]) });
    return { fs, error: undefined, calls };
  } catch (error) {
    return { fs, error, calls };
  }
}

/** How it ends when nothing happens. */
export const undisturbed = disturbed(0, () => {});
