import type { File } from '../core/tree.ts';
import { WriteFault } from './fault.ts';
import { isEqual } from './look.ts';
import { checkNesting, checkPaths } from './paths.ts';
import type { Content, Owner } from './put.ts';

/** One file of a project to be created, replaced or deleted; `undefined` is: no such file. A move is two changes. */
export interface Change {
  readonly path: string;
  /** What the merge saw there (see `look`). Anything else found there now aborts the whole transaction. */
  readonly expected: Content | undefined;
  readonly next: Content | undefined;
  /** Whose file it shall be, where none is replaced. */
  readonly owner?: Owner;
}

/**
 * The permissions of a rendered file, the same on every machine: they decide what a non-root process may read in
 * an image that `COPY`s the project. What a person wants hidden from others is told by the umask on the project's
 * own folder, which it applies to. Files of one machine (`.env`) hold secrets and are their owner's alone.
 */
export function fileMode({ executable, ownership }: Pick<File, 'executable' | 'ownership'>): number {
  if (ownership === 'local') return 0o600;
  return executable ? 0o755 : 0o644;
}

/** The changes that change anything, by path; throws `bad-path` or `clash`. */
export function orderChanges(changes: readonly Change[]): Change[] {
  checkPaths(changes.map(({ path }) => path));
  checkNesting(new Set(changes.filter(({ next }) => next).map(({ path }) => path)));
  const ordered = changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const twice = ordered.find(({ path }, index) => path === ordered[index + 1]?.path);
  if (twice) throw new WriteFault('clash', twice.path, { hint: 'two changes of one path' });
  return ordered.filter(({ expected, next }) => !isEqual(expected, next));
}
