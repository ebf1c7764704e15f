import { faultOf, named, pendingFault } from './fault.ts';
import type { ChangeJournal } from './journal.ts';
import { acquire } from './lock.ts';
import { type Plan, stage, verifyOld } from './stage.ts';
import { closeStore, keepForUndo, nameIn, type Project } from './store.ts';
import { rollBack, swap } from './swap.ts';

/**
 * Runs one transaction: lock, stage, journal, swap, keep for undo. All of it happens, or it throws and nothing has;
 * where even the way back fails, the error says `pending` and `recover` goes it. The plan is made under the lock.
 */
export function transact(project: Project, planOf: () => Plan): void {
  let plan: Plan | undefined;
  let journal: ChangeJournal | undefined;
  named(
    () => acquire(project),
    (path) => nameIn(project, path),
  );
  try {
    plan = planOf();
    if (plan.changes.length === 0) return closeStore(project);
    journal = stage(project, plan);
    swap(project, journal);
    verifyOld(project, plan);
    keepForUndo(project);
  } catch (error) {
    const fault = faultOf(error, (path) => nameIn(project, path, plan?.changes));
    try {
      // What somebody saved while we swapped did not come from what we wrote: it stays.
      if (journal) rollBack(project, journal, true);
      closeStore(project);
    } catch {
      throw pendingFault(fault);
    }
    throw fault;
  }
}
