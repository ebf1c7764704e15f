import type * as nodeFs from 'node:fs';
import { EXIT, Stop } from '../cli/exit.ts';
import { textOf } from '../core/merge/contents.ts';
import type { Outcome } from '../core/merge/merged-file.ts';
import type { mergeText } from '../core/merge/text.ts';
import { ANSWERS_FILE, BASE_FILE, PACKAGE } from '../core/state.ts';
import type { File, FileTree } from '../core/tree.ts';
import { type Change, fileMode } from '../write/change.ts';
import { commitChanges } from '../write/commit.ts';
import type { WriteFs } from '../write/files.ts';
import { isEqual, look, type Seen } from '../write/look.ts';

/** What to do with files that the folder holds already. */
export type OnConflict = 'abort' | 'skip' | 'overwrite';

/** What is to become of one file that the folder holds already. */
export type Fate = 'keep' | 'replace' | 'merge';

/** What would become of each path in a folder that holds files. */
export interface Survey {
  readonly outcomes: readonly {
    readonly path: string;
    readonly outcome: Outcome;
    readonly lines?: readonly number[];
  }[];
  readonly changes: readonly Change[];
}

type Fs = typeof nodeFs;

/**
 * Looks at a folder that a new project shall go into; undefined where it is absent or holds nothing but `.git`.
 * `fates` decides for single files, `onConflict` for the rest; `merge` is needed where a fate says so. The state files are always written: without them
 * the folder would not be a project.
 *
 * @throws Stop where it is a project of ours, or holds files and `onConflict` is `abort`.
 */
export function surveyFolder(
  fs: Fs,
  dir: string,
  files: FileTree,
  onConflict: OnConflict,
  fates: ReadonlyMap<string, Fate> = new Map(),
  merge?: typeof mergeText,
): Survey | undefined {
  const entries = entriesOf(fs, dir);
  if (entries.length === 0) return undefined;
  refuseOurs(fs, dir);
  if (onConflict === 'abort') {
    const shown = `${entries.slice(0, 3).join(', ')}${entries.length > 3 ? ', …' : ''}`;
    throw new Stop(
      EXIT.refused,
      `${dir} is not empty (${shown}); --adopt or --on-conflict skip keeps the files that are there, --on-conflict overwrite replaces them`,
    );
  }
  const surveyed = [...files].map(([path, file]) => {
    const expected = look(fs as WriteFs, dir, path);
    const preset = onConflict === 'overwrite' && file.ownership !== 'local' ? 'replace' : 'keep';
    return survey(
      path,
      file,
      expected,
      path === ANSWERS_FILE || path === BASE_FILE ? 'replace' : (fates.get(path) ?? preset),
      merge,
    );
  });
  return { outcomes: surveyed.map(({ outcome }) => outcome), changes: surveyed.map(({ change }) => change) };
}

function survey(
  path: string,
  file: File,
  expected: Seen | undefined,
  fate: Fate,
  merge: typeof mergeText | undefined,
) {
  const ours = { contents: file.contents, mode: fileMode(file) };
  if (!expected)
    return { change: { path, expected, next: ours }, outcome: { path, outcome: 'created' as const } };
  if (isEqual(expected, ours))
    return { change: { path, expected, next: expected }, outcome: { path, outcome: 'unchanged' as const } };
  if (fate === 'replace')
    return { change: { path, expected, next: ours }, outcome: { path, outcome: 'updated' as const } };
  const mine = textOf(expected.contents);
  const next = textOf(file.contents);
  if (fate === 'keep' || mine === undefined || next === undefined || !merge)
    return { change: { path, expected, next: expected }, outcome: { path, outcome: 'kept' as const } };
  const { text, conflicts } = merge({ path, base: '', mine, next });
  const outcome = { path, outcome: conflicts.length > 0 ? ('conflict' as const) : ('merged' as const) };
  return {
    change: { path, expected, next: { contents: text, mode: expected.mode } },
    outcome: conflicts.length > 0 ? { ...outcome, lines: conflicts.map(({ line }) => line) } : outcome,
  };
}

/** Other generators' entries of a folder's `.yo-rc.json`, which ours joins. */
export function otherEntries(fs: Fs, dir: string): Readonly<Record<string, unknown>> {
  const text = readAnswers(fs, dir);
  if (text === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Said below: what is no JSON holds no entries either.
  }
  throw new Stop(
    EXIT.refused,
    `${dir}/${ANSWERS_FILE} holds no JSON object, and our entry has to go into it; mend or remove it`,
  );
}

/** Writes what a survey found, and what else belongs to it, or nothing. */
export function fillFolder(fs: Fs, dir: string, { changes }: Survey, more: readonly Change[]): void {
  commitChanges(fs as WriteFs, dir, [...changes, ...more], { label: 'new' });
}

function entriesOf(fs: Fs, dir: string): readonly string[] {
  if (!fs.statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return [];
  return fs
    .readdirSync(dir)
    .filter((name) => name !== '.git')
    .sort();
}

/** Whether a folder is a project of ours. */
export function isProject(fs: Fs, dir: string): boolean {
  return Object.hasOwn(otherEntries(fs, dir), PACKAGE);
}

function refuseOurs(fs: Fs, dir: string): void {
  if (!isProject(fs, dir)) return;
  throw new Stop(
    EXIT.refused,
    `${dir} is a project of this generator already; update renders it anew without losing what you changed`,
  );
}

function readAnswers(fs: Fs, dir: string): string | undefined {
  try {
    return fs.readFileSync(`${dir}/${ANSWERS_FILE}`, 'utf8');
  } catch (error) {
    // An entry that cannot be read must not be taken for none, and overwritten.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
