import type { Answers } from './answers.ts';
import type { Images } from './images.ts';
import { type File, type FileTree, type Ownership, sortTree } from './tree.ts';

/** Where a project keeps what it was made from. Yeoman's conventional file, ours under our package's name. */
export const ANSWERS_FILE = '.yo-rc.json';
/** The key of ours in it. */
export const PACKAGE = 'generator-twelve-factor';
/** Where a project keeps what was last rendered: the base of the next three-way merge. */
export const BASE_FILE = '.twelve-factor/base.json';

/** What a project remembers: what its base was rendered from. */
export interface State {
  readonly version: string;
  readonly answers: Answers;
  /** Of the services named by the answers: see `holdMajors`. */
  readonly images: Images;
}

/** A state as it was read: nothing in it is trusted yet. */
export interface Recorded {
  readonly version: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly images: Images;
  /** Other generators' entries of the file, kept as they are. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** The two state files of a project, to be written with the rest. */
export function stateFiles(
  state: State,
  tree: FileTree,
  others: Readonly<Record<string, unknown>> = {},
): FileTree {
  const { version, answers, images } = state;
  const text = JSON.stringify({ ...others, [PACKAGE]: { version, answers, images } }, undefined, 2);
  return sortTree([
    [ANSWERS_FILE, ours(`${text}\n`)],
    [BASE_FILE, ours(encodeBase(tree))],
  ]);
}

/** What `.yo-rc.json` says of a project of ours; undefined where it speaks of none. A damaged entry throws. */
export function readRecorded(text: string): Recorded | undefined {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed) || !Object.hasOwn(parsed, PACKAGE)) return undefined;
  const { [PACKAGE]: entry, ...others } = parsed;
  if (!isRecord(entry)) throw new Error(`${ANSWERS_FILE} holds no object under ${PACKAGE}`);
  const { version, answers, images } = entry;
  if (typeof version !== 'string' || !isRecord(answers))
    throw new Error(`${ANSWERS_FILE} lacks the version or the answers of the project`);
  return { version, answers, images: isRecord(images) ? textsOf(images) : {}, others };
}

/** One path to a line, sorted, so that git merges two branches' bases as it merges any text. */
export function encodeBase(tree: FileTree): string {
  // Put together by V8 once, when it is written: it is half a megabyte of text.
  let lines = '';
  for (const [path, file] of tree)
    lines += `${lines && ',\n'}${JSON.stringify(path)}: ${JSON.stringify(encodeFile(file))}`;
  return `{\n${lines}\n}\n`;
}

/**
 * The tree that `encodeBase` wrote.
 *
 * @throws Error where the text is not one: a lost or damaged base is never guessed at.
 */
export function decodeBase(text: string): FileTree {
  const parsed: unknown = JSON.parse(text);
  if (!isRecord(parsed)) throw new Error(`${BASE_FILE} does not hold an object`);
  return sortTree(Object.entries(parsed).map(([path, value]) => [path, decodeFile(path, value)] as const));
}

interface EncodedFile {
  readonly text?: string;
  readonly base64?: string;
  readonly executable?: true;
  readonly ownership?: Ownership;
}

function encodeFile({ contents, executable, ownership }: File): string | EncodedFile {
  if (typeof contents === 'string' && !executable && ownership === 'merged') return contents;
  return {
    ...(typeof contents === 'string'
      ? { text: contents }
      : { base64: btoa(String.fromCharCode(...contents)) }),
    ...(executable && { executable }),
    ...(ownership !== 'merged' && { ownership }),
  };
}

function decodeFile(path: string, value: unknown): File {
  if (typeof value === 'string') return ours(value);
  if (!isRecord(value)) throw new Error(`${BASE_FILE} holds no file for ${path}`);
  const { text, base64, executable, ownership } = value as EncodedFile;
  const contents =
    text ?? (base64 === undefined ? undefined : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  if (contents === undefined) throw new Error(`${BASE_FILE} holds no contents for ${path}`);
  return { contents, executable: executable === true, ownership: ownership ?? 'merged' };
}

function ours(contents: string): File {
  return { contents, executable: false, ownership: 'merged' };
}

function textsOf(record: Readonly<Record<string, unknown>>): Images {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
