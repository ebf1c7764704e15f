import { removeIfEmpty } from './discard.ts';
import { WriteFault } from './fault.ts';
import { peek } from './files.ts';
import type { ChangeJournal, Folder, Step } from './journal.ts';
import { refuseLinks } from './look.ts';
import { move, moveToFree } from './move.ts';
import { makeFolder } from './put.ts';
import { freshPath, isEdited, isSwapped, oldPath, type Standing, standings } from './standing.ts';
import type { Project } from './store.ts';

/**
 * Swaps in what the journal says; with `resumed`, steps that an interrupted swap has taken are left. The old file is
 * moved away before the new one is moved to where now nothing stands: whatever an editor saves in between is seen and
 * wins, at the price of a path being absent for some 20 microseconds.
 */
export function swap(project: Project, journal: ChangeJournal, resumed = false): void {
  const steps = journal.steps.map((step, index) => ({ step, index }));
  for (const { step, index } of steps) if (!step.after) takeOld(project, step, index, resumed);
  removeFolders(project, journal.emptied);
  makeFolders(project, journal.made);
  for (const { step, index } of steps) {
    if (!step.after) continue;
    takeOld(project, step, index, resumed);
    putNew(project, step, index, resumed);
  }
}

/**
 * Undoes `swap`, wherever it stopped. A file that somebody wrote to since stands in the way (`edited`), or with
 * `keepEdited` stays as it is; one that somebody saved where ours was just missing always stays.
 */
export function rollBack(project: Project, journal: ChangeJournal, keepEdited: boolean): Standing[] {
  const all = standings(project, journal);
  const edited = all.filter(isEdited);
  const [first] = edited;
  if (first && !keepEdited) {
    throw new WriteFault('edited', first.step.path, { paths: edited.map(({ step }) => step.path) });
  }
  for (const standing of all.toReversed()) {
    if (standing.step.after && !edited.includes(standing)) takeBack(project, standing);
  }
  removeFolders(project, journal.made);
  makeFolders(project, journal.emptied);
  for (const standing of all) if (!standing.step.after) giveBack(project, standing);
  return edited;
}

/** Finishes a swap that was interrupted, whatever of it is left to do. */
export function finishSwap(project: Project, journal: ChangeJournal): void {
  const { fs } = project;
  // Linked in place, but not yet rid of its first name.
  for (const { hasFresh, here, fresh } of standings(project, journal)) {
    if (hasFresh && here === 'after') fs.unlinkSync(fresh);
  }
  swap(project, journal, true);
}

function takeOld(project: Project, step: Step, index: number, resumed: boolean): void {
  const { fs, root } = project;
  refuseLinks(fs, root, step.path);
  if (!step.before || (resumed && peek(fs, oldPath(project, index)))) return;
  move(project, `${root}/${step.path}`, oldPath(project, index));
}

function putNew(project: Project, step: Step, index: number, resumed: boolean): void {
  const fresh = freshPath(project, index);
  if (resumed && !peek(project.fs, fresh)) return;
  moveToFree(project, fresh, `${project.root}/${step.path}`);
}

function takeBack(project: Project, standing: Standing): void {
  const { fs, root } = project;
  const { step, here, fresh, hasFresh } = standing;
  const path = `${root}/${step.path}`;
  if (isSwapped(standing) && (here === 'after' || here === 'lost')) {
    refuseLinks(fs, root, step.path);
    if (hasFresh) fs.unlinkSync(path);
    else move(project, path, fresh);
  }
  giveBack(project, standing);
}

function giveBack(project: Project, { step, old, hasOld }: Standing): void {
  const { fs, root } = project;
  const path = `${root}/${step.path}`;
  if (!hasOld || peek(fs, path)) return;
  refuseLinks(fs, root, step.path);
  // What we moved away may turn out to be something else, put there at the last moment.
  if (peek(fs, old)?.isFile()) moveToFree(project, old, path);
  else move(project, old, path);
}

function makeFolders({ fs, root }: Project, folders: readonly Folder[]): void {
  for (const { path, mode } of folders) {
    refuseLinks(fs, root, path);
    if (!peek(fs, `${root}/${path}`)) makeFolder(fs, `${root}/${path}`, mode);
  }
}

function removeFolders({ fs, root }: Project, folders: readonly Folder[]): void {
  for (const { path } of folders.toReversed()) {
    refuseLinks(fs, root, path);
    removeIfEmpty(fs, `${root}/${path}`);
  }
}
