import { WriteFault } from './fault.ts';
import { peek } from './files.ts';
import type { ChangeJournal, Step } from './journal.ts';
import { isEqual, isSame, look, refuseLinks } from './look.ts';
import type { Project } from './store.ts';

/** Where one step of a transaction stands, read off the disk. */
export interface Standing {
  readonly step: Step;
  /** What stands at its path. `lost`: an empty file in place of ours, as a power cut leaves it. */
  readonly here: 'nothing' | 'before' | 'after' | 'lost' | 'other';
  /** Where the replaced or deleted file waits, and whether it does. */
  readonly old: string;
  readonly hasOld: boolean;
  /** Where the new file waits, and whether it does. */
  readonly fresh: string;
  readonly hasFresh: boolean;
}

/** How all steps stand. */
export function standings(project: Project, { steps }: ChangeJournal): Standing[] {
  return steps.map((step, index) => {
    const [old, fresh] = [oldPath(project, index), freshPath(project, index)];
    const [hasOld, hasFresh] = [old, fresh].map((path) => isWaiting(project, path)) as [boolean, boolean];
    return { step, here: hereOf(project, step), old, hasOld, fresh, hasFresh };
  });
}

/** Where the file that a step replaces or deletes is kept. */
export function oldPath({ active }: Project, index: number): string {
  return `${active}/old/${index}`;
}

/** Where the file that a step puts in place waits for it. */
export function freshPath({ active }: Project, index: number): string {
  return `${active}/new/${index}`;
}

/** Whether the swap of this step has happened. */
export function isSwapped({ step, here, hasOld, hasFresh }: Standing): boolean {
  return hasOld === (step.before !== undefined) && (!step.after || !hasFresh || here === 'after');
}

/** Whether somebody wrote to the file that this step put in place: going back would lose it. */
export function isEdited(standing: Standing): boolean {
  return isSwapped(standing) && standing.step.after !== undefined && standing.here === 'other';
}

/** Whether this step can still be taken: all is as it was when it was planned. */
export function isUntouched({ step, here, hasOld, hasFresh }: Standing): boolean {
  if (step.after && !hasFresh) return false;
  return here === (step.before && !hasOld ? 'before' : 'nothing');
}

function hereOf({ fs, root }: Project, step: Step): Standing['here'] {
  try {
    const seen = look(fs, root, step.path);
    if (!seen) return 'nothing';
    if (isEqual(seen, step.after)) return 'after';
    if (isSame(seen.stat, step.before)) return 'before';
    return seen.contents.length === 0 && step.after ? 'lost' : 'other';
  } catch (error) {
    // A folder or a symlink that somebody put there: not ours to touch.
    if (error instanceof WriteFault && ['symlink', 'not-a-file'].includes(error.reason)) return 'other';
    throw error;
  }
}

/** The store may have come with a cloned repository: nothing is taken from behind a symlink. */
function isWaiting({ fs, root }: Project, path: string): boolean {
  refuseLinks(fs, root, path.slice(root.length + 1));
  return peek(fs, path) !== undefined;
}
