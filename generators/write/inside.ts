import type { FileTree } from '../core/tree.ts';
import { named, pendingFault } from './fault.ts';
import { peek } from './files.ts';
import { type NewJournal, writeJournal } from './journal.ts';
import type { Place } from './locate.ts';
import { acquire } from './lock.ts';
import { entriesOf, finishMoveIn, moveOut, refuseFull, treeIn } from './moveIn.ts';
import { type ProjectOptions, prepared } from './prepare.ts';
import { makeFolder } from './put.ts';
import type { Site } from './site.ts';
import { closeStore, fullName, hideStore, openProject } from './store.ts';
import { writeTree } from './tree.ts';

/**
 * Writes a new project into a folder that exists, whose place must not change: it may be somebody's current folder,
 * a mount point, or hold a `.git`. So it is staged inside and its entries are moved up, some 20 renames in place of
 * one; `recover` completes them. The lock is held from the beginning: of two runs the second refuses at once.
 */
export async function writeInside(
  site: Site,
  { existing }: Place,
  files: FileTree,
  options: ProjectOptions,
): Promise<void> {
  const { fs } = site;
  const project = openProject(site, existing || '/');
  const { root, active } = project;
  const tree = treeIn(project);
  const nameOf = (path: string): string => fullName(project, path);
  const hasGit = named(() => peek(fs, `${root}/.git`) !== undefined);
  let journal: NewJournal | undefined;
  named(() => {
    if (!peek(fs, active)) refuseFull(project);
    acquire(project);
  }, nameOf);
  try {
    named(() => {
      refuseFull(project);
      makeFolder(fs, tree, 0o755);
      writeTree(fs, tree, files);
    }, nameOf);
    await prepared(fs, tree, files, options, { hasGit, nameOf });
    named(() => {
      refuseFull(project);
      hideStore(project);
      journal = { journal: 1, kind: 'new', label: '', entries: entriesOf(project) };
      writeJournal(project, active, journal);
      finishMoveIn(project, journal);
      closeStore(project);
    }, nameOf);
  } catch (error) {
    try {
      if (journal) moveOut(project, journal);
      closeStore(project);
    } catch {
      throw pendingFault(error);
    }
    throw error;
  }
}
