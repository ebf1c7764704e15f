import type { Answers } from '../core/answers.ts';
import { type Applied, applyRegeneration } from '../project/apply.ts';
import { consequences } from '../project/consequences.ts';
import { uncommitted } from '../project/dirty.ts';
import { type Opened, openProject, standingConflicts } from '../project/open.ts';
import { type Regeneration, regenerate } from '../project/regenerate.ts';
import { fs } from '../write/disk.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { CommandLine, Flag } from './flags.ts';
import type { Io } from './io.ts';
import { changesSomething, outcomeLine, reportOf, summaryOf, warningsOf } from './regeneration-report.ts';
import { stepper } from './step.ts';
import { DRY_RUN, HELP, JSON_REPORT, NO_INSTALL, QUIET, YES } from './verb.ts';

/** What every verb that regenerates takes. */
export const REGENERATE_FLAGS: readonly Flag[] = [
  YES,
  DRY_RUN,
  JSON_REPORT,
  NO_INSTALL,
  {
    name: 'allow-dirty',
    type: 'boolean',
    summary: 'also where files that it touches have uncommitted changes',
  },
  QUIET,
  HELP,
];

/** A verb that renders anew and merges. */
export interface Regenerating {
  readonly verb: string;
  /** Absolute. */
  readonly dir: string;
  /** What the recorded answers become. */
  readonly answers: (opened: Opened) => Answers | Promise<Answers>;
  /** The project as this run shall see it: with another base, for one that lost its own. */
  readonly prepare?: (opened: Opened) => Promise<Opened>;
}

/** Runs `update`, `add` or `remove`: opens, renders, merges, says what follows, and carries it out or lists it. */
export async function runRegeneration(
  { verb, dir, answers, prepare }: Regenerating,
  line: CommandLine,
  io: Io,
): Promise<Exit> {
  const { switches } = line;
  const found = openProject(fs, dir);
  const opened = prepare ? await prepare(found) : found;
  const wanted = await answers(opened);
  const regeneration = regenerate(fs, opened, { answers: wanted, raiseMajors: switches.has('raise-majors') });
  refuseStanding(regeneration);
  const say = switches.has('json') ? io.err : io.out;
  const quiet = switches.has('quiet');
  const warnings = warningsOf(regeneration);
  const following = consequences(regeneration);
  if (!quiet) for (const text of following) say(`note: ${text}\n`);
  const dryRun = switches.has('dry-run');
  const asks = !dryRun && !switches.has('yes') && io.interactive;
  if (!dryRun) {
    if (!switches.has('allow-dirty')) await refuseDirty(regeneration);
    if (asks && !(await confirmed(regeneration, io)))
      throw new Stop(EXIT.interrupted, 'not confirmed; nothing was changed');
  }
  const applied: Applied = dryRun
    ? { warnings: [], next: [] }
    : await applyRegeneration(regeneration, {
        label: verb,
        install: !switches.has('no-install'),
        step: stepper(io, quiet),
      });
  const exit =
    regeneration.merged.some(({ outcome }) => outcome === 'conflict') && !dryRun ? EXIT.conflicts : EXIT.done;
  const all = [...warnings, ...applied.warnings];
  if (switches.has('json')) io.out(`${JSON.stringify(reportOf(verb, regeneration, applied, exit, all))}\n`);
  else for (const warning of all) io.err(`${io.paint('err', 'yellow', 'warning:')} ${warning}\n`);
  if (!quiet) say(summaryOf(regeneration, applied, { dryRun, listed: asks }, io.paint));
  return exit;
}

function refuseStanding({ opened, onDisk }: Regeneration): void {
  const standing = standingConflicts(opened, onDisk);
  if (standing.length === 0) return;
  throw new Stop(
    EXIT.conflicts,
    `conflicts are not resolved yet: ${standing.join(' ')}; edit them, delete what is named .now-generated, or put everything back with undo`,
  );
}

/** A file as we left it holds nothing of the owner's; one that is edited and not committed has no other copy. */
async function refuseDirty({ opened, merged }: Regeneration): Promise<void> {
  const touched = merged
    .filter(
      ({ outcome, contents }) => contents !== undefined && (outcome === 'merged' || outcome === 'conflict'),
    )
    .map(({ path, movedFrom }) => movedFrom ?? path);
  const dirty = await uncommitted(opened.dir, touched);
  if (dirty.length === 0) return;
  const more = dirty.length > 5 ? ` and ${dirty.length - 5} more` : '';
  throw new Stop(
    EXIT.refused,
    `uncommitted changes in files that it would touch: ${dirty.slice(0, 5).join(', ')}${more}; commit them, or go on with --allow-dirty`,
  );
}

async function confirmed(regeneration: Regeneration, io: Io): Promise<boolean> {
  const lines = regeneration.merged.filter(changesSomething);
  if (lines.length === 0) return true;
  io.out(`${lines.map((file) => outcomeLine(file, io.paint)).join('\n')}\n`);
  return (await io.ask({ type: 'confirm', name: 'confirmed', message: 'Go on?', default: true })) === true;
}
