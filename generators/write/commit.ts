import { type Change, orderChanges } from './change.ts';
import type { WriteFs } from './files.ts';
import type { Host } from './host.ts';
import { onSite } from './site.ts';
import { openProject } from './store.ts';
import { transact } from './transact.ts';

/** Who commits, and what for. */
export interface CommitOptions {
  /** What to call this transaction when it was interrupted or is undone: the command, for instance. */
  readonly label?: string;
  readonly host?: Host;
}

/**
 * Makes all changes to the project in `dir`, or none, and remembers how to undo them. Tells the paths that changed;
 * where there are none, nothing is touched and the last transaction stays the one to undo.
 *
 * Throws `WriteFault`: `changed` (not as `expected`), `locked`, `unfinished` (call `recover` first), `symlink`, and
 * whatever the disk refuses. It cannot be interrupted by a signal that the process handles, and takes a few
 * milliseconds; look at your `AbortSignal` before you call it.
 */
export function commitChanges(
  fs: WriteFs,
  dir: string,
  changes: readonly Change[],
  { label = '', host }: CommitOptions = {},
): readonly string[] {
  const ordered = orderChanges(changes);
  if (ordered.length === 0) return [];
  onSite(fs, host, (site) =>
    transact(openProject(site, dir), () => ({ kind: 'change', label, changes: ordered })),
  );
  return ordered.map(({ path }) => path);
}
