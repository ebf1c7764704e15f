import { foldersOf } from '../core/tree.ts';
import type { Change } from './change.ts';
import { WriteFault } from './fault.ts';
import { modeOf, peek, type Stat } from './files.ts';
import type { Folder } from './journal.ts';
import type { Project } from './store.ts';

/** What a transaction does to folders. */
export interface Survey {
  /** To be made, outermost first. */
  readonly made: readonly Folder[];
  /** To be removed if nothing is left in them, outermost first. */
  readonly emptied: readonly Folder[];
}

/** How an undo differs: it gives folders their modes back, and removes only what the undone transaction made. */
export interface FolderRules {
  readonly modes?: ReadonlyMap<string, number>;
  readonly removable?: ReadonlySet<string>;
}

/**
 * Looks at the folders of all changes. Refuses symlinks, files in place of folders, and folders on another file
 * system (a mount inside the project), where no rename leads.
 */
export function survey(project: Project, changes: readonly Change[], rules: FolderRules = {}): Survey {
  const { fs, root, local } = project;
  const { modes, removable } = rules;
  const disk = peek(fs, local)?.dev;
  const deleted = new Set(changes.filter(({ next }) => next === undefined).map(({ path }) => path));
  const found = new Map<string, Stat | undefined>();
  const made = new Map<string, Folder>();
  const emptied = new Map<string, Folder>();
  for (const { path, next } of changes) {
    for (const folder of foldersOf(path)) {
      if (!found.has(folder)) found.set(folder, peek(fs, `${root}/${folder}`));
      const stat = found.get(folder);
      if (stat?.isSymbolicLink()) throw new WriteFault('symlink', folder);
      if (stat?.isDirectory()) {
        if (stat.dev !== disk) throw new WriteFault('other-disk', folder);
        if (!next && (removable?.has(folder) ?? true))
          emptied.set(folder, { path: folder, mode: modeOf(stat) });
      } else {
        if (stat && !deleted.has(folder)) throw new WriteFault('not-a-folder', folder);
        if (next) made.set(folder, { path: folder, mode: modes?.get(folder) ?? 0o755 });
      }
    }
  }
  // What holds a new file is not empty, even if all that it holds now goes.
  for (const { path, next } of changes)
    if (next) for (const folder of foldersOf(path)) emptied.delete(folder);
  return { made: outermostFirst(made), emptied: outermostFirst(emptied) };
}

function outermostFirst(folders: ReadonlyMap<string, Folder>): Folder[] {
  return [...folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
