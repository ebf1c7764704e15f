import type { Change } from './change.ts';
import { WriteFault } from './fault.ts';
import { peek } from './files.ts';
import { type ChangeJournal, type Step, writeJournal } from './journal.ts';
import { isEqual, isSame, lookHere, type Seen } from './look.ts';
import { putterOf } from './put.ts';
import { freshPath } from './standing.ts';
import { hideStore, type Project } from './store.ts';
import { type FolderRules, type Survey, survey } from './survey.ts';

/** What a transaction is to do. */
export interface Plan {
  readonly kind: ChangeJournal['kind'];
  readonly label: string;
  readonly changes: readonly Change[];
  readonly folders?: FolderRules;
}

/**
 * Writes everything new beside the tree, in `active`, then the journal; the project itself is only read. Throws
 * `changed` where a file is not what was expected, before as well as after all that writing.
 */
export function stage(project: Project, { kind, label, changes, folders }: Plan): ChangeJournal {
  const { fs, active } = project;
  const { made, emptied } = survey(project, changes, folders);
  const seen = verify(project, changes, emptied);
  hideStore(project);
  for (const folder of ['old', 'new']) fs.mkdirSync(`${active}/${folder}`, { mode: 0o700 });
  const put = putterOf(fs);
  const steps = changes.map(({ path, next, owner }, index): Step => {
    const before = seen[index];
    const mode = next && put(freshPath(project, index), next, owner ?? before?.stat);
    return {
      path,
      ...(before && { before: identityOf(before) }),
      ...(next && mode !== undefined && { after: { ...next, mode } }),
    };
  });
  const journal: ChangeJournal = { journal: 1, kind, label, steps, made, emptied };
  writeJournal(project, active, journal);
  refuseChanged(changes.filter(({ path }, index) => !isStill(project, path, seen[index])));
  return journal;
}

/**
 * Makes sure that what the swap moved away is what was expected, byte for byte: an editor may have saved it, or a
 * program that had it open written to it, up to the last moment.
 */
export function verifyOld(project: Project, { changes }: Plan): void {
  const { fs, root, active } = project;
  const folder = active.slice(root.length + 1);
  const isExpected = ({ expected }: Change, index: number): boolean =>
    !expected || isEqual(lookHere(fs, root, `${folder}/old/${index}`), expected);
  refuseChanged(changes.filter((change, index) => !isExpected(change, index)));
}

function identityOf({ stat: { mode, size, mtimeMs } }: Seen): NonNullable<Step['before']> {
  return { mode, size, mtimeMs };
}

/**
 * A folder that this transaction empties may stand where it puts a file. The survey has seen the folders. What nobody
 * has touched since it was read is not read again: if the clock was too coarse to tell, `verifyOld` finds out.
 */
function verify(
  project: Project,
  changes: readonly Change[],
  emptied: Survey['emptied'],
): (Seen | undefined)[] {
  const { fs, root } = project;
  const folders = new Set(emptied.map(({ path }) => path));
  const seen = changes.map(({ path, expected }) => {
    if (folders.has(path)) return undefined;
    return isSeen(expected) && isStill(project, path, expected) ? expected : lookHere(fs, root, path);
  });
  refuseChanged(changes.filter(({ expected }, index) => !isEqual(seen[index], expected)));
  return seen;
}

function isSeen(expected: Change['expected']): expected is Seen {
  return expected !== undefined && 'stat' in expected;
}

function isStill({ fs, root }: Project, path: string, seen: Seen | undefined): boolean {
  const stat = peek(fs, `${root}/${path}`);
  return seen ? isSame(stat, seen.stat) && stat?.ctimeMs === seen.stat.ctimeMs : !stat?.isFile();
}

function refuseChanged(changes: readonly Change[]): void {
  const [first] = changes;
  if (first) throw new WriteFault('changed', first.path, { paths: changes.map(({ path }) => path) });
}
