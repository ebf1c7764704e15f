import { commitChanges } from '../../generators/write/commit.ts';
import { type MemoryFs, memoryDisk } from './memory.ts';
import { change, text } from './scenarios.ts';
import { type Call, crash } from './tap.ts';
import { build, fakeHost } from './worlds.ts';

/** The project. */
export const root = '/app';
/** Where the writer keeps its own things in it. */
export const local = `${root}/.twelve-factor/local`;

/** A project in which an update of three files died where `when` says: `a` is swapped before `b` before `c`. */
export function interrupted(when: (call: Call) => boolean, { after = false } = {}): MemoryFs {
  const fs = memoryDisk();
  build(fs, root, { a: 'old a', b: 'old b', c: 'old c' });
  const changes = ['a', 'b', 'c'].map((path) => change(fs, root, path, text(`new ${path}`)));
  const run = (disk: Parameters<typeof commitChanges>[0]) =>
    commitChanges(disk, root, changes, { label: 'update to 2.0', host: fakeHost(4) });
  crash(fs, when, run, { after });
  return fs;
}

/** Chooses a call by its name and path. */
export const moving = (name: string, path: string) => (call: Call) =>
  call.name === name && call.path === path;
/** With `a` swapped and `b`, `c` not. */
export const halfway = () => interrupted(moving('renameSync', `${root}/b`));
/** With all swapped, but for the name of the transaction. */
export const atTheEnd = () => interrupted(moving('renameSync', `${local}/active`));
/** The next run, which finds the one before it dead. */
export const host = () => fakeHost(5);
