import type * as nodeFs from 'node:fs';
import { EXIT, Stop } from '../cli/exit.ts';
import type { Outcome } from '../core/merge/merged-file.ts';
import { PACKAGE } from '../core/state.ts';
import type { FileTree } from '../core/tree.ts';
import { type Change, fileMode } from '../write/change.ts';
import { commitChanges } from '../write/commit.ts';
import type { WriteFs } from '../write/files.ts';
import { isEqual, look } from '../write/look.ts';

/** What to do with a file that the folder holds already. */
export type OnConflict = 'abort' | 'skip' | 'overwrite';

/** What would become of each path in a folder that holds files. */
export interface Survey {
  readonly outcomes: readonly { readonly path: string; readonly outcome: Outcome }[];
  readonly changes: readonly Change[];
}

type Fs = typeof nodeFs;

/**
 * Looks at a folder that a new project shall go into; undefined where it is absent or holds nothing but `.git`.
 *
 * @throws Stop where it is a project of ours, or holds files and `onConflict` is `abort`.
 */
export function surveyFolder(
  fs: Fs,
  dir: string,
  files: FileTree,
  onConflict: OnConflict,
): Survey | undefined {
  const entries = entriesOf(fs, dir);
  if (entries.length === 0) return undefined;
  if (isOurs(fs, dir))
    throw new Stop(
      EXIT.refused,
      `${dir} is a project of this generator already; update renders it anew without losing what you changed`,
    );
  if (onConflict === 'abort') {
    const shown = entries.slice(0, 3).join(', ');
    throw new Stop(
      EXIT.refused,
      `${dir} is not empty (${shown}${entries.length > 3 ? ', …' : ''}); --on-conflict skip keeps the files that are there, --on-conflict overwrite replaces them`,
    );
  }
  const surveyed = [...files].map(([path, file]) => {
    const expected = look(fs as WriteFs, dir, path);
    const next = { contents: file.contents, mode: fileMode(file) };
    const keep = expected !== undefined && (onConflict === 'skip' || file.ownership === 'local');
    const change: Change = { path, expected, next: keep ? expected : next };
    const outcome: Outcome = keep
      ? 'kept'
      : !expected
        ? 'created'
        : isEqual(expected, next)
          ? 'unchanged'
          : 'updated';
    return { change, outcome };
  });
  return {
    outcomes: surveyed.map(({ change, outcome }) => ({ path: change.path, outcome })),
    changes: surveyed.map(({ change }) => change),
  };
}

/** Writes what a survey found, or nothing. */
export function fillFolder(fs: Fs, dir: string, { changes }: Survey): void {
  commitChanges(fs as WriteFs, dir, changes, { label: 'new' });
}

function entriesOf(fs: Fs, dir: string): readonly string[] {
  if (!fs.statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return [];
  return fs
    .readdirSync(dir)
    .filter((name) => name !== '.git')
    .sort();
}

function isOurs(fs: Fs, dir: string): boolean {
  try {
    const recorded: unknown = JSON.parse(fs.readFileSync(`${dir}/.yo-rc.json`, 'utf8'));
    return typeof recorded === 'object' && recorded !== null && Object.hasOwn(recorded, PACKAGE);
  } catch {
    return false;
  }
}
