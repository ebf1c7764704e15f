import { foldersOf } from '../core/tree.ts';
import { discard, discardIfEmpty, tempName } from './discard.ts';
import { named, WriteFault } from './fault.ts';
import { peek, type Stat } from './files.ts';
import { move } from './move.ts';
import { slashed, storePath } from './paths.ts';
import { makeFolder, putFile } from './put.ts';
import type { Site } from './site.ts';

/**
 * A project as a run works on it: where it really is, and where the writer keeps its own things in it. They lie
 * inside, so that a rename always leads from them to the tree: beside the project may be another disk (a mount), or
 * a folder that nobody may write to. Names there have no extension, so that no tool takes them for sources.
 *
 *     .twelve-factor/local/      not in git: it hides itself
 *       .gitignore
 *       temp.<mark>.<random>/    on its way in or out; swept once its process is dead
 *       active/                  is the lock; made, finished and taken away by one rename each
 *         claim-0/<mark>/        who began it; claim-1, … who took it over to recover it
 *         new/<index>            staged files, old/<index> what they replace
 *         journal                from here on the tree may be changed
 *         tree/                  in place of new/ and old/: a whole new project
 *       last/                    the finished `active`, with all that `undo` needs
 *       kept/                    one that was rolled back around edits: `recover` with `keepEdited`
 */
export interface Project extends Site {
  readonly root: string;
  readonly local: string;
  /** The lock, and all that the running transaction needs. */
  readonly active: string;
  /** The last finished transaction: what `undo` needs. */
  readonly last: string;
}

/** The start of the names of what is on its way in or out. */
export const tempPrefix = 'temp.';

/** Names the places; touches nothing but to find where `dir` really is. */
export function openProject(site: Site, dir: string): Project {
  const root = named(
    () => rootOf(site, dir),
    () => dir,
  );
  const local = `${root}/${storePath}`;
  return { ...site, root, local, active: `${local}/active`, last: `${local}/last` };
}

function rootOf({ fs }: Site, dir: string): string {
  if (!peek(fs, dir)) throw new WriteFault('not-a-project', dir);
  const real = fs.realpathSync(dir);
  if (!peek(fs, real)?.isDirectory()) throw new WriteFault('not-a-folder', dir);
  return slashed(real).replace(/\/$/, '');
}

/** What to call a path in an error: as the project's owner does, also while it waits in the store under a number. */
export function nameIn(
  { root }: Project,
  path: string,
  numbered: readonly { readonly path: string }[] = [],
): string {
  const name = slashed(path).replace(`${root}/`, '') || root;
  if (!name.startsWith(`${storePath}/`)) return name;
  const [, index, entry] = /\/active\/(?:(?:old|new)\/(\d+)$|tree\/(.*))/.exec(name) ?? [];
  return entry ?? numbered[Number(index)]?.path ?? storePath;
}

/** `nameIn`, for those who do not stand in the project's folder. */
export function fullName(project: Project, path: string): string {
  const name = nameIn(project, path);
  return name === project.root ? name : `${project.root}/${name}`;
}

/** Whether the writer left anything here; a symlink in its place is refused, it could lead anywhere. */
export function hasStore({ fs, root }: Project): boolean {
  return storeFolders.every((folder) => isFolder(peek(fs, `${root}/${folder}`), folder));
}

/** Makes the writer's folder where it is missing. */
export function makeStore({ fs, root }: Project): void {
  for (const folder of storeFolders) {
    if (!isFolder(peek(fs, `${root}/${folder}`), folder)) makeFolder(fs, `${root}/${folder}`, 0o755);
  }
}

/** Hides the writer's folder from git, itself included. */
export function hideStore({ fs, local }: Project): void {
  if (!peek(fs, `${local}/.gitignore`)) putFile(fs, `${local}/.gitignore`, { contents: '*\n', mode: 0o644 });
}

/**
 * Takes the transaction away, and with it the lock; then the writer's folder too, unless it holds something for
 * `undo`. With `keepOld` the old contents of files move to `kept/` instead.
 */
export function closeStore(project: Project, { keepOld = false } = {}): void {
  const { fs, local, active, last } = project;
  const kept = `${local}/kept`;
  const stays = keepOld || [last, kept].some((path) => peek(fs, path));
  // While we still hold the lock: the next one writes it again.
  if (!stays) discard(fs, `${local}/.gitignore`);
  if (keepOld) discard(fs, kept);
  const temp = keepOld ? kept : `${local}/${tempName(project, tempPrefix)}`;
  move(project, active, temp);
  if (!keepOld) discard(fs, temp);
  if (!stays) removeStore(project);
}

/** Removes the writer's folder if nothing is in it. Never throws: an empty folder harms nobody, the next run tries again. */
export function removeStore({ fs, root }: Project): void {
  for (const folder of storeFolders.toReversed()) discardIfEmpty(fs, `${root}/${folder}`);
}

/** Makes the finished transaction the one that `undo` undoes; this rename is what finishes it. */
export function keepForUndo(project: Project): void {
  const { fs, local, active, last } = project;
  const temp = `${local}/${tempName(project, tempPrefix)}`;
  const hadOne = peek(fs, last) !== undefined;
  if (hadOne) move(project, last, temp);
  try {
    move(project, active, last);
  } catch (error) {
    if (hadOne) move(project, temp, last);
    throw error;
  }
  if (hadOne) discard(fs, temp);
}

const storeFolders = [...foldersOf(storePath), storePath];

function isFolder(found: Stat | undefined, path: string): boolean {
  if (found?.isSymbolicLink()) throw new WriteFault('symlink', path);
  if (found && !found.isDirectory()) throw new WriteFault('not-a-folder', path);
  return found !== undefined;
}
