import { WriteFault } from './fault.ts';
import { peek, readAll, type WriteFs, withFile } from './files.ts';
import type { Identity } from './look.ts';
import { move } from './move.ts';
import { checkPaths } from './paths.ts';
import { bytesOf, type Content, putFile, syncFolder } from './put.ts';
import type { Site } from './site.ts';

/** The name of a journal in the folder of its transaction. */
export const journalName = 'journal';

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
  /** What it puts there. */
  readonly after?: Content;
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
  const contents = encode(journal);
  putFile(fs, `${folder}/journal.tmp`, { contents, mode: 0o600 }, { sync: journal.kind !== 'new' });
  move(site, `${folder}/journal.tmp`, `${folder}/${journalName}`);
  if (journal.kind !== 'new') syncFolder(fs, folder);
}

/**
 * Reads the journal; nothing where there is none, which means that nothing was swapped yet.
 * It may have come with a cloned repository, so its paths are checked like any others: `damaged`.
 */
export function readJournal(fs: WriteFs, folder: string): Journal | undefined {
  const path = `${folder}/${journalName}`;
  const found = peek(fs, path);
  if (!found?.isFile()) return undefined;
  const bytes = withFile(fs, path, 'r', undefined, (fd) => readAll(fs, fd, found.size));
  try {
    const journal = decode(bytes);
    if (journal.kind !== 'new') checkPaths(pathsOf(journal));
    return journal;
  } catch (cause) {
    throw new WriteFault('damaged', path, { cause });
  }
}

/** One line of JSON, and after it the bytes of all that the steps put in place, one after the other. */
function encode(journal: Journal): Uint8Array {
  if (journal.kind === 'new') return Buffer.from(`${JSON.stringify(journal)}\n`);
  const contents = journal.steps.map(({ after }) => after && bytesOf(after));
  const steps = journal.steps.map(({ path, before, after }, index) => ({
    path,
    before,
    after: after && { mode: after.mode, size: contents[index]?.length },
  }));
  const head = Buffer.from(`${JSON.stringify({ ...journal, steps })}\n`);
  return Buffer.concat([head, ...contents.filter((bytes) => bytes !== undefined)]);
}

function decode(bytes: Buffer): Journal {
  let at = bytes.indexOf('\n') + 1;
  const head: unknown = JSON.parse(bytes.subarray(0, at).toString());
  if (!isHead(head)) throw new SyntaxError('not a journal');
  if (head.kind === 'new') return head;
  const steps = head.steps.map(({ after, ...step }): Step => {
    if (!after) return step;
    const start = at;
    at += after.size;
    return { ...step, after: { mode: after.mode, contents: bytes.subarray(start, at) } };
  });
  if (at !== bytes.length) throw new SyntaxError(`${bytes.length} bytes where ${at} should be`);
  return { ...head, steps };
}

/** The first line of a journal: of what a step puts in place, the number of bytes. */
type Head = NewJournal | (Omit<ChangeJournal, 'steps'> & { readonly steps: readonly HeadStep[] });
type HeadStep = Omit<Step, 'after'> & { readonly after?: { readonly mode: number; readonly size: number } };

function pathsOf({ steps, made, emptied }: ChangeJournal): string[] {
  return [...steps, ...made, ...emptied].map(({ path }) => path);
}

function isHead(value: unknown): value is Head {
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
        Number.isSafeInteger(after['size']) &&
        Number(after['size']) >= 0))
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
