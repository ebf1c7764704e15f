import type { Change } from './change.ts';
import { named, WriteFault } from './fault.ts';
import { peek, type WriteFs } from './files.ts';
import type { Host } from './host.ts';
import { type ChangeJournal, journalName, readJournal, type Step } from './journal.ts';
import { isEqual, look, refuseLinks, type Seen } from './look.ts';
import { storePath } from './paths.ts';
import { type Recovery, recover } from './recover.ts';
import { onSite } from './site.ts';
import type { Plan } from './stage.ts';
import { hasStore, openProject, type Project } from './store.ts';
import { transact } from './transact.ts';

/** How to undo. */
export interface UndoOptions {
  /** Also where files were edited since; `redo` brings even those edits back. */
  readonly force?: boolean;
  /** Undo an undo: without this it is refused, so that a script that tries twice does not toggle. */
  readonly redo?: boolean;
  readonly host?: Host;
}

/** What was undone: `rolled-back` is an interrupted transaction, put back by `recover`; then nothing else is. */
export interface Undone {
  readonly outcome: 'undone' | 'rolled-back';
  readonly label: string;
  readonly paths: readonly string[];
}

/**
 * Puts the project in `dir` back, byte for byte and with its permissions and folders, as it was before the last
 * transaction. It is a transaction itself, so it is as safe and can be undone (`redo`).
 *
 * Calls `recover` itself, and must be given that first sight: to roll back an interrupted transaction is all that
 * its user asked for. Throws `edited` (all files in `paths`), `nothing-to-undo`, `already-undone`, `damaged`, and
 * all that `commitChanges` throws.
 */
export function undoLast(fs: WriteFs, dir: string, options: UndoOptions = {}): Undone {
  const { host } = options;
  const found = recover(fs, dir, host ? { host } : {});
  const already = alreadyUndone(found);
  if (already) return already;
  return onSite(fs, host, (site) => {
    const project = openProject(site, dir);
    const { last } = project;
    if (!named(() => hasStore(project) && peek(fs, last))) throw new WriteFault('nothing-to-undo', dir);
    let undone: Undone | undefined;
    transact(project, () => {
      const journal = readLast(project);
      if (journal.kind === 'undo' && !options.redo) throw new WriteFault('already-undone', dir);
      const changes = inverse(project, journal, options.force ?? false);
      undone = { outcome: 'undone', label: journal.label, paths: changes.map(({ path }) => path) };
      return planOf(journal, changes);
    });
    return undone ?? { outcome: 'undone', label: '', paths: [] };
  });
}

function alreadyUndone(found: Recovery): Undone | undefined {
  const { outcome, kind, label, paths } = found;
  if (outcome === 'rolled-back' && kind !== 'undo') return { outcome, label, paths };
  if (outcome === 'completed' && kind === 'undo') return { outcome: 'undone', label, paths };
  return undefined;
}

function readLast({ fs, root, last }: Project): ChangeJournal {
  refuseLinks(fs, root, `${storePath}/last/${journalName}`);
  const journal = readJournal(fs, last);
  if (!journal || journal.kind === 'new') throw new WriteFault('damaged', `${storePath}/last`);
  return journal;
}

function inverse(project: Project, journal: ChangeJournal, force: boolean): Change[] {
  const { fs, root } = project;
  const folders = new Set(journal.made.map(({ path }) => path));
  const changes: Change[] = [];
  const edited: string[] = [];
  for (const [index, step] of journal.steps.entries()) {
    // A file that became a folder becomes a file again.
    const isFolder = !step.after && folders.has(step.path);
    const expected = isFolder ? undefined : look(fs, root, step.path);
    const isLost = expected?.contents.length === 0 && step.after !== undefined;
    if (!isLost && !isEqual(expected, step.after)) edited.push(step.path);
    const next = step.before && readOld(project, step, index);
    if (!isEqual(expected, next)) {
      changes.push({ path: step.path, expected, next, ...(next && { owner: next.stat }) });
    }
  }
  const [first] = edited;
  if (first !== undefined && !force) throw new WriteFault('edited', first, { paths: edited });
  return changes;
}

function readOld({ fs, root }: Project, { before }: Step, index: number): Seen {
  const path = `${storePath}/last/old/${index}`;
  const seen = look(fs, root, path);
  if (!seen || seen.contents.length !== before?.size) throw new WriteFault('damaged', path);
  return seen;
}

function planOf({ kind, label, made, emptied }: ChangeJournal, changes: readonly Change[]): Plan {
  return {
    kind: kind === 'undo' ? 'change' : 'undo',
    label,
    changes,
    folders: {
      modes: new Map(emptied.map(({ path, mode }) => [path, mode])),
      removable: new Set(made.map(({ path }) => path)),
    },
  };
}
