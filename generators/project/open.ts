import type * as nodeFs from 'node:fs';
import { catalog } from '../catalog/catalog.ts';
import { upgrades } from '../catalog/upgrades.ts';
import { EXIT, Stop } from '../cli/exit.ts';
import type { Answers } from '../core/answers.ts';
import { canonicalAnswers } from '../core/canonical.ts';
import type { Images } from '../core/images.ts';
import { findMarkers } from '../core/merge/markers.ts';
import { type OnDisk, offerSuffix } from '../core/merge/merged-file.ts';
import { parseAnswers } from '../core/parse.ts';
import { AnswersError } from '../core/problem.ts';
import { resolveAnswers } from '../core/resolve.ts';
import { ANSWERS_FILE, BASE_FILE, decodeBase, readRecorded } from '../core/state.ts';
import { optionsOf } from '../core/table.ts';
import type { FileTree } from '../core/tree.ts';
import { upgradeAnswers } from '../core/upgrade.ts';
import { compareVersions, isVersion } from '../core/version.ts';
import type { WriteFs } from '../write/files.ts';
import { isNoFile, look, type Seen } from '../write/look.ts';
import { type Recovery, recover } from '../write/recover.ts';

/** A project of ours as it was found. */
export interface Opened {
  /** Absolute. */
  readonly dir: string;
  /** The version that it was last rendered with. */
  readonly version: string;
  /** Its answers, in this version's form. */
  readonly answers: Answers;
  readonly images: Images;
  /** What was last rendered; undefined where that is lost. */
  readonly base: FileTree | undefined;
  /** Why there is no base. */
  readonly baseProblem?: string;
  /** The state files as they stand, by path: those that could be read. */
  readonly state: ReadonlyMap<string, Seen>;
  readonly others: Readonly<Record<string, unknown>>;
  /** What an interrupted run had left, and was put right. */
  readonly recovered: Recovery;
}

/**
 * Opens a project: puts right what an interrupted run left, and reads what it remembers.
 *
 * @throws Stop (refused) where the folder is no project of ours, or a newer version rendered it;
 * AnswersError where its recorded answers are no answers of this version; WriteFault as `recover` does.
 */
export function openProject(fs: typeof nodeFs, dir: string): Opened {
  const recovered = recover(fs as WriteFs, dir);
  const state = new Map<string, Seen>();
  const textOf = (path: string): string | undefined => {
    const seen = lookFor(fs, dir, path);
    if (seen) state.set(path, seen);
    return seen && Buffer.from(seen.contents).toString('utf8');
  };
  const recorded = readState(dir, textOf(ANSWERS_FILE));
  const { version, images, others } = recorded;
  if (!isVersion(version))
    throw new Stop(EXIT.refused, `${ANSWERS_FILE} records no version but ${JSON.stringify(version)}`);
  if (compareVersions(version, catalog.version) > 0)
    throw new Stop(
      EXIT.refused,
      `${dir} was rendered by version ${version}, and this is ${catalog.version}: a downgrade would take back what that version brought; install ${version} or newer`,
    );
  const options = optionsOf(catalog);
  const upgraded = upgradeAnswers(upgrades, version, recorded.answers);
  const parsed = parseAnswers(options, upgraded, (key) => `${key} in ${ANSWERS_FILE}`);
  if (parsed.problems.length > 0) throw new AnswersError(parsed.problems);
  const answers = canonicalAnswers(catalog, resolveAnswers(options, parsed.answers));
  return { dir, version, answers, images, others, recovered, state, ...readBase(textOf(BASE_FILE)) };
}

/** The conflicts that still stand in a project, as places for people: `path:line`, or a file of ours beside yours. */
export function standingConflicts({ base }: Opened, onDisk: ReadonlyMap<string, OnDisk>): readonly string[] {
  return [...(base?.keys() ?? [])].flatMap((path) => {
    const found = onDisk.get(path);
    const contents = typeof found === 'object' ? found.contents : '';
    const text = typeof contents === 'string' ? contents : Buffer.from(contents).toString('utf8');
    const lines = findMarkers(text).map(({ line }) => line);
    const offered = path + offerSuffix;
    return [
      ...(lines.length > 0 ? [`${path}:${lines.join(',')}`] : []),
      ...(onDisk.has(offered) ? [offered] : []),
    ];
  });
}

function readState(dir: string, text: string | undefined) {
  if (text === undefined)
    throw new Stop(EXIT.refused, `${dir} is not a project of this generator: it has no ${ANSWERS_FILE}`);
  try {
    const recorded = readRecorded(text);
    if (recorded) return recorded;
  } catch (error) {
    throw new Stop(
      EXIT.refused,
      `${dir}/${ANSWERS_FILE} is damaged: ${(error as Error).message}; restore it from version control`,
    );
  }
  throw new Stop(
    EXIT.refused,
    `${dir} is not a project of this generator: ${ANSWERS_FILE} does not speak of it`,
  );
}

function readBase(text: string | undefined): Pick<Opened, 'base' | 'baseProblem'> {
  if (text === undefined) return { base: undefined, baseProblem: `${BASE_FILE} is missing` };
  try {
    return { base: decodeBase(text) };
  } catch (error) {
    return { base: undefined, baseProblem: `${BASE_FILE} is damaged (${(error as Error).message})` };
  }
}

function lookFor(fs: typeof nodeFs, dir: string, path: string): Seen | undefined {
  try {
    return look(fs as WriteFs, dir, path);
  } catch (error) {
    // A symlink or a folder in its place holds nothing of ours; a file that cannot be read might.
    if (isNoFile(error)) return undefined;
    throw error;
  }
}
