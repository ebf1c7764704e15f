import { WriteFault } from './fault.ts';
import { peek } from './files.ts';
import type { NewJournal } from './journal.ts';
import { refuseLinks } from './look.ts';
import { move, moveToFree } from './move.ts';
import { storePath } from './paths.ts';
import { hasStore, type Project } from './store.ts';

const shared = '.twelve-factor';

/** Where a new project is put together that goes into a folder which exists. */
export function treeIn({ active }: Project): string {
  return `${active}/tree`;
}

/** Refuses a folder that holds anything but a `.git` and the folder that we work in. */
export function refuseFull(project: Project): void {
  const { fs, root } = project;
  const inside = hasStore(project) && fs.readdirSync(`${root}/${shared}`).length === 1 ? [shared] : [];
  const names = fs.readdirSync(root || '/').filter((name) => name !== '.git' && !inside.includes(name));
  if (names.length === 0) return;
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  throw new WriteFault('not-empty', root, { hint: `${names.slice(0, 3).join(', ')}${rest}` });
}

/** What to move up one by one: each entry at the top, and of the folder that we share with it, each in there. */
export function entriesOf(project: Project): string[] {
  const { fs, root } = project;
  const tree = treeIn(project);
  const entries = fs.readdirSync(tree).flatMap((name) => {
    if (name !== shared) return [name];
    return fs.readdirSync(`${tree}/${shared}`).map((child) => `${shared}/${child}`);
  });
  const twice = entries.find((entry) => peek(fs, `${root}/${entry}`));
  if (twice !== undefined) throw new WriteFault('appeared', twice);
  return entries;
}

/**
 * Moves all entries up, or those that are still to be moved. Nothing is overwritten: where somebody made the same
 * meanwhile it throws (`appeared`), or with `keepTheirs` leaves ours.
 */
export function finishMoveIn(project: Project, { entries }: NewJournal, keepTheirs = false): void {
  for (const entry of entries) {
    const [from, to] = [`${treeIn(project)}/${entry}`, `${project.root}/${entry}`];
    refuseLinks(project.fs, project.root, `${storePath}/active/tree/${entry}`);
    if (peek(project.fs, from) && !(keepTheirs && isTaken(project, from, to))) moveUp(project, from, to);
  }
}

/** Moves back what was moved up. */
export function moveOut(project: Project, { entries }: NewJournal): void {
  const { fs, root } = project;
  for (const entry of entries.toReversed()) {
    const back = `${treeIn(project)}/${entry}`;
    if (!peek(fs, back)) move(project, `${root}/${entry}`, back);
    // A file that was linked in place when it failed still has its first name, too.
    else if (peek(fs, `${root}/${entry}`)?.ino === peek(fs, back)?.ino) fs.unlinkSync(`${root}/${entry}`);
  }
}

function moveUp(project: Project, from: string, to: string): void {
  const { fs } = project;
  if (isTaken(project, from, to)) throw new WriteFault('appeared', to.slice(project.root.length + 1));
  if (!peek(fs, from)?.isFile()) move(project, from, to);
  else if (peek(fs, to)) fs.unlinkSync(from);
  else moveToFree(project, from, to);
}

/** Whether something else stands there than the same file, linked in place before an interruption. */
function isTaken({ fs }: Project, from: string, to: string): boolean {
  const [source, found] = [peek(fs, from), peek(fs, to)];
  return found !== undefined && !(found.isFile() && found.ino === source?.ino);
}
