import { catalog } from '../catalog/catalog.ts';
import type { Step } from '../cli/step.ts';
import type { Answers } from '../core/answers.ts';
import type { Lock } from '../core/feature.ts';
import { imagesOf } from '../core/images.ts';
import { fillPasswords } from '../core/local.ts';
import type { Outcome } from '../core/merge/merged-file.ts';
import { quote } from '../core/quote.ts';
import { stateFiles } from '../core/state.ts';
import { type FileTree, sortTree } from '../core/tree.ts';
import { fs } from '../write/disk.ts';
import type { WriteFs } from '../write/files.ts';
import { heed, interruptible } from '../write/interruptible.ts';
import type { Preparation } from '../write/prepare.ts';
import { writeProject } from '../write/project.ts';
import { type Fate, fillFolder, type OnConflict, otherEntries, surveyFolder } from './fill.ts';
import { initialCommit } from './git.ts';
import { lockCommand, lockOf, makeLockfile } from './lock.ts';
import { newPassword } from './password.ts';
import { relock } from './relock.ts';

/** A project to be written. */
export interface Creation {
  /** Absolute. */
  readonly dir: string;
  /** The folder, as the person called it. */
  readonly called: string;
  /** The folder that the person stands in: a symlink that leads out of it is not followed. */
  readonly from: string;
  readonly answers: Answers;
  /** What was rendered from the answers. */
  readonly tree: FileTree;
  readonly install: boolean;
  readonly git: boolean;
  readonly onConflict: OnConflict;
  /** Decisions about single files of a folder that holds some. */
  readonly fates?: ReadonlyMap<string, Fate>;
  readonly dryRun: boolean;
  readonly step: Step;
}

/** What was written, or would be. */
export interface Created {
  readonly tree: FileTree;
  readonly files: readonly {
    readonly path: string;
    readonly outcome: Outcome;
    readonly lines?: readonly number[];
  }[];
  readonly warnings: readonly string[];
  /** The commands that remain, in order. */
  readonly next: readonly string[];
}

/**
 * Writes a rendered project with its state, its local `.env`, its lockfile and a first commit; or nothing.
 *
 * @throws Stop where the folder holds files and nothing says what to do with them; WriteFault where the disk refuses.
 */
export async function createProject(creation: Creation): Promise<Created> {
  const { dir, answers, tree, install, git, onConflict, dryRun } = creation;
  const files = wholeProject(answers, tree, otherEntries(fs, dir));
  const surveyed = surveyFolder(fs, dir, files, onConflict, creation.fates, await mergerFor(creation.fates));
  const outcomes =
    surveyed?.outcomes ?? [...files.keys()].map((path) => ({ path, outcome: 'created' as const }));
  if (dryRun) return { tree, files: outcomes, warnings: [], next: [] };
  const lock = lockOf(answers);
  const notes: Notes = { warnings: [], next: install ? [] : [lockCommand(lock)] };
  await interruptible(async (signal) => {
    if (!surveyed) {
      await writeProject(fs as WriteFs, dir, files, {
        signal,
        from: creation.from,
        ...((install || git) && {
          prepare: (folder, preparation) => prepare(creation, lock, folder, preparation, notes),
        }),
      });
      return;
    }
    // All at once, the lockfile too: it is resolved for the manifest that will stand there.
    const manifest = surveyed.changes.find(({ path }) => path === lock.manifest)?.next?.contents;
    const locked =
      install && manifest !== undefined
        ? await creation.step(`Resolving ${lock.lockfile}`, () => relock(dir, lock, manifest, signal))
        : undefined;
    if (locked && 'reason' in locked) noteUnlocked(lock, locked.reason, notes);
    await heed(signal);
    fillFolder(fs, dir, surveyed, locked && 'change' in locked ? [locked.change] : []);
  });
  return {
    tree,
    files: outcomes,
    warnings: notes.warnings,
    next: [
      ...(dir === creation.from ? [] : [`cd ${quote.shell(creation.called)}`]),
      ...notes.next,
      ...firstCommands(tree),
    ],
  };
}

/** The merge and its parsers take longer to load than a whole project takes to be written: only where asked for. */
async function mergerFor(fates: ReadonlyMap<string, Fate> = new Map()) {
  return [...fates.values()].includes('merge')
    ? (await import('../core/merge/text.ts')).mergeText
    : undefined;
}

interface Notes {
  readonly warnings: string[];
  readonly next: string[];
}

/** The rendered files, what the project remembers of them, and this machine's own configuration. */
function wholeProject(answers: Answers, tree: FileTree, others: Readonly<Record<string, unknown>>): FileTree {
  const example = tree.get('.env.example')?.contents;
  return sortTree([
    ...tree,
    ...stateFiles(
      { version: catalog.version, answers, images: imagesOf(catalog, answers.services) },
      tree,
      others,
    ),
    ...(typeof example === 'string' ? [['.env', localFile(example)] as const] : []),
  ]);
}

function localFile(example: string) {
  const contents = fillPasswords(example, newPassword);
  return { contents, executable: false, ownership: 'local' } as const;
}

async function prepare(
  creation: Creation,
  lock: Lock,
  folder: string,
  { hasGit, signal }: Preparation,
  notes: Notes,
): Promise<void> {
  const { install, git, step, answers } = creation;
  if (install) {
    const locked = await step(`Resolving ${lock.lockfile}`, () => makeLockfile(lock, folder, signal));
    if (!locked.made) noteUnlocked(lock, locked.reason, notes);
  }
  if (!git || hasGit) return;
  const committed = await step('Committing', () => initialCommit(folder, `Start ${answers.name}`, signal));
  if (!committed.made) notes.warnings.push(`no git repository was initialised: ${committed.reason}`);
}

function noteUnlocked(lock: Lock, reason: string, { warnings, next }: Notes): void {
  warnings.push(`${lock.lockfile} was not made: ${reason}`);
  next.push(lockCommand(lock));
}

function firstCommands(tree: FileTree): readonly string[] {
  return tree.has('compose.yaml') ? ['docker compose up --build --wait'] : [];
}
