import { sweep } from './discard.ts';
import { faultOf, named, pendingFault } from './fault.ts';
import { peek, type WriteFs } from './files.ts';
import type { Host } from './host.ts';
import { type ChangeJournal, type Journal, readJournal } from './journal.ts';
import { takeOver } from './lock.ts';
import { finishMoveIn } from './moveIn.ts';
import { onSite } from './site.ts';
import { isEdited, isSwapped, isUntouched, standings } from './standing.ts';
import {
  closeStore,
  hasStore,
  keepForUndo,
  nameIn,
  openProject,
  type Project,
  removeStore,
  tempPrefix,
} from './store.ts';
import { finishSwap, rollBack } from './swap.ts';

/** What `recover` found and did. */
export interface Recovery {
  readonly outcome: 'nothing' | 'completed' | 'rolled-back';
  /** What was interrupted; `nothing` where it had not begun to change the project. */
  readonly kind: Journal['kind'] | 'nothing';
  /** Its label, as given to `commitChanges`. */
  readonly label: string;
  readonly paths: readonly string[];
}

/** Who recovers, and how. */
export interface RecoverOptions {
  /**
   * Files edited or made since the interruption stay as they are; what they replaced goes to
   * `.twelve-factor/local/kept`.
   */
  readonly keepEdited?: boolean;
  readonly host?: Host;
}

const nothing: Recovery = { outcome: 'nothing', kind: 'nothing', label: '', paths: [] };

/**
 * Puts right what an interrupted run left in `dir`; every verb but `undo` calls it first. With nothing to do it
 * costs a handful of system calls and writes nothing.
 *
 * A transaction whose every step was taken is completed, any other is rolled back. Only where that would lose an
 * edit made since the interruption it goes forward instead, and where that would lose one too it throws `edited`.
 * A new project that had begun to move into its folder is always completed, since nothing was there before; where
 * something is there now it throws `appeared`.
 * Throws `locked` while another run works here, `damaged` where the journal cannot be believed.
 */
export function recover(
  fs: WriteFs,
  dir: string,
  { keepEdited = false, host }: RecoverOptions = {},
): Recovery {
  if (!named(() => peek(fs, dir))) return nothing;
  return onSite(fs, host, (site) => {
    const project = openProject(site, dir);
    const nameOf = (path: string): string => nameIn(project, path);
    if (!named(() => findLeft(project), nameOf)) return nothing;
    try {
      return settle(project, keepEdited);
    } catch (error) {
      throw pendingFault(faultOf(error, nameOf));
    }
  });
}

/** Whether a transaction was left, which is then ours. */
function findLeft(project: Project): boolean {
  if (hasStore(project)) {
    sweep(project, project.local, tempPrefix);
    if (takeOver(project)) return true;
  }
  removeStore(project);
  return false;
}

function settle(project: Project, keepEdited: boolean): Recovery {
  const journal = readJournal(project.fs, project.active);
  if (journal?.kind === 'new') {
    finishMoveIn(project, journal, keepEdited);
    closeStore(project);
    return { outcome: 'completed', kind: 'new', label: journal.label, paths: journal.entries };
  }
  if (!journal) {
    closeStore(project);
    return { ...nothing, outcome: 'rolled-back' };
  }
  const outcome = settleChanges(project, journal, keepEdited);
  const { kind, label, steps } = journal;
  return { outcome, kind, label, paths: steps.map(({ path }) => path) };
}

function settleChanges(project: Project, journal: ChangeJournal, keepEdited: boolean): Recovery['outcome'] {
  const all = standings(project, journal);
  const isDone = all.every((step) => isSwapped(step) && step.here !== 'lost');
  const edited = all.filter(isEdited);
  const canFinish = all.every((step) => isSwapped(step) || isUntouched(step));
  if (isDone || (edited.length > 0 && canFinish && !keepEdited)) {
    finishSwap(project, journal);
    keepForUndo(project);
    return 'completed';
  }
  const kept = rollBack(project, journal, keepEdited);
  closeStore(project, { keepOld: kept.length > 0 });
  return 'rolled-back';
}
