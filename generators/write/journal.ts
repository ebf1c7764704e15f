import { WriteFault } from './fault.ts';
import { peek, type WriteFs, withFile } from './files.ts';
import type { Identity } from './look.ts';
import { move } from './move.ts';
import { checkPaths } from './paths.ts';
import { type Content, putFile, syncFolder } from './put.ts';
import type { Site } from './site.ts';

/** A folder that a transaction makes, or takes away because nothing is left in it. */
export interface Folder {
  readonly path: string;
  readonly mode: number;
}

/** One file of a transaction; its index names `old/<index>` and `new/<index>` beside the journal. */
export interface Step {
  readonly path: string;
  /** The file that it replaces or deletes. */
  readonly before?: Identity;
  /** What it puts there: its text, or in base64 what may be anything, since a journal is JSON. */
  readonly after?: { readonly mode: number } & ({ readonly text: string } | { readonly contents: string });
}

/** A transaction on an existing project: enough to finish it, to roll it back, and later to undo it. */
export interface ChangeJournal {
  readonly journal: 1;
  readonly kind: 'change' | 'undo';
  readonly label: string;
  readonly steps: readonly Step[];
  /** Outermost first. */
  readonly made: readonly Folder[];
  /** Outermost first. */
  readonly emptied: readonly Folder[];
}

/** A whole new project on its way into a folder that exists: entries of `tree/` to be moved up. */
export interface NewJournal {
  readonly journal: 1;
  readonly kind: 'new';
  readonly label: string;
  readonly entries: readonly string[];
}

/** Any of them: what `active` holds once the swap may begin. */
export type Journal = ChangeJournal | NewJournal;

/** What a step puts in place. */
export function contentAfter({ after }: Step): Content | undefined {
  if (!after) return undefined;
  const contents = 'text' in after ? after.text : Buffer.from(after.contents, 'base64');
  return { mode: after.mode, contents };
}

/** How a journal holds a content. */
export function asAfter({ contents }: Content, mode: number): NonNullable<Step['after']> {
  if (typeof contents === 'string') return { mode, text: contents };
  return { mode, contents: Buffer.from(contents).toString('base64') };
}

/**
 * Writes the journal under its name in one step, and waits until the disk has it: whatever is renamed after this
 * must never outlive, in a power cut, the record of what it was. 0600, since it holds what the files hold.
 *
 * This is the only thing waited for. Process death needs no fsync at all, and a new file that a power cut empties
 * is recognized as such (see standing.ts), its old contents lying safe in `old/`. To wait for each of 60 files
 * was measured at 25 to 40 ms, more than all the rest of a transaction.
 */
export function writeJournal(site: Site, folder: string, journal: Journal): void {
  const { fs } = site;
  const contents = JSON.stringify(journal);
  putFile(fs, `${folder}/journal.tmp`, { contents, mode: 0o600 }, { sync: journal.kind !== 'new' });
  move(site, `${folder}/journal.tmp`, `${folder}/journal.json`);
  if (journal.kind !== 'new') syncFolder(fs, folder);
}

/**
 * Reads the journal; nothing where there is none, which means that nothing was swapped yet.
 * It may have come with a cloned repository, so its paths are checked like any others: `damaged`.
 */
export function readJournal(fs: WriteFs, folder: string): Journal | undefined {
  const path = `${folder}/journal.json`;
  if (!peek(fs, path)?.isFile()) return undefined;
  const text = withFile(fs, path, 'r', undefined, (fd) => Buffer.from(fs.readFileSync(fd)).toString());
  try {
    const journal: unknown = JSON.parse(text);
    if (!isJournal(journal)) throw new SyntaxError('not a journal');
    if (journal.kind !== 'new') checkPaths(pathsOf(journal));
    return journal;
  } catch (cause) {
    throw new WriteFault('damaged', path, { cause });
  }
}

function pathsOf({ steps, made, emptied }: ChangeJournal): string[] {
  return [...steps, ...made, ...emptied].map(({ path }) => path);
}

function isJournal(value: unknown): value is Journal {
  if (!isRecord(value) || value['journal'] !== 1 || typeof value['label'] !== 'string') return false;
  if (value['kind'] === 'new') return isList(value['entries'], isEntry);
  return (
    (value['kind'] === 'change' || value['kind'] === 'undo') &&
    isList(value['steps'], isStep) &&
    isList(value['made'], isFolder) &&
    isList(value['emptied'], isFolder)
  );
}

/** A name at the top, or one in the folder where also the writer's own folder lies. */
function isEntry(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const name = value.startsWith('.twelve-factor/') ? value.slice('.twelve-factor/'.length) : value;
  return !['', '.', '..', '.twelve-factor', 'local'].includes(name) && !/[/\\\0]/.test(name);
}

function isStep(value: unknown): boolean {
  if (!isRecord(value) || typeof value['path'] !== 'string') return false;
  const { before, after } = value;
  return (
    (before === undefined || (isRecord(before) && hasNumbers(before, ['mode', 'size', 'mtimeMs']))) &&
    (after === undefined ||
      (isRecord(after) &&
        hasNumbers(after, ['mode']) &&
        typeof ('text' in after ? after['text'] : after['contents']) === 'string'))
  );
}

function isFolder(value: unknown): boolean {
  return isRecord(value) && typeof value['path'] === 'string' && hasNumbers(value, ['mode']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function hasNumbers(value: Record<string, unknown>, keys: readonly string[]): boolean {
  return keys.every((key) => Number.isFinite(value[key]));
}
