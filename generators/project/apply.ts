import type { Step } from '../cli/step.ts';
import { staleFiles } from '../core/merge/derived.ts';
import type { MergedFile } from '../core/merge/merged-file.ts';
import type { Change } from '../write/change.ts';
import { commitChanges } from '../write/commit.ts';
import { fs } from '../write/disk.ts';
import type { WriteFs } from '../write/files.ts';
import { heed, interruptible } from '../write/interruptible.ts';
import { lockCommand, lockOf } from './lock.ts';
import type { Regeneration } from './regenerate.ts';
import { relock } from './relock.ts';
import { markUnmerged, type Sides } from './unmerged.ts';

/** How to carry a regeneration out. */
export interface ApplyOptions {
  /** What to call it when it is undone: the verb. */
  readonly label: string;
  readonly install: boolean;
  readonly step: Step;
}

/** What was done besides. */
export interface Applied {
  readonly warnings: readonly string[];
  readonly next: readonly string[];
  /** The lockfile, where it was resolved again. */
  readonly relocked?: string;
}

/**
 * Carries a regeneration out: the lockfile is resolved first, then everything is swapped in at once, then git is told
 * of conflicts. Nothing is changed where any of it fails before the swap.
 */
export async function applyRegeneration(
  regeneration: Regeneration,
  { label, install, step }: ApplyOptions,
): Promise<Applied> {
  const { opened, changes } = regeneration;
  return interruptible(async (signal) => {
    const { change, ...applied } = await relockIfStale(regeneration, { install, step }, signal);
    await heed(signal);
    commitChanges(fs as WriteFs, opened.dir, [...changes, ...(change ? [change] : [])], { label });
    await markUnmerged(opened.dir, sidesOf(regeneration));
    return applied;
  });
}

/** Resolves the lockfile again where its manifest changed and something can; else says what remains to be done. */
async function relockIfStale(
  { opened, merged, seen, answers }: Regeneration,
  { install, step }: Pick<ApplyOptions, 'install' | 'step'>,
  signal: AbortSignal,
): Promise<Applied & { readonly change?: Change }> {
  const lock = lockOf(answers);
  const [stale] = staleFiles(merged, [{ path: lock.lockfile, from: lock.manifest }]);
  if (!stale) return { warnings: [], next: [] };
  const manifest =
    merged.find(({ path }) => path === lock.manifest)?.contents ?? seen.get(lock.manifest)?.contents;
  if (stale.blocked || !install || manifest === undefined) return { warnings: [], next: [lockCommand(lock)] };
  const relocked = await step(`Resolving ${lock.lockfile}`, () => relock(opened.dir, lock, manifest, signal));
  if ('change' in relocked)
    return { warnings: [], next: [], relocked: lock.lockfile, change: relocked.change };
  return {
    warnings: [`${lock.lockfile} was not resolved again: ${relocked.reason}`],
    next: [lockCommand(lock)],
  };
}

function sidesOf({ merged, opened, next, seen }: Regeneration): readonly Sides[] {
  return merged
    .filter(
      (file): file is MergedFile & { conflicts: NonNullable<MergedFile['conflicts']> } =>
        file.conflicts !== undefined,
    )
    .flatMap(({ path, executable = false, movedFrom }) => {
      const [base, mine, now] = [
        opened.base?.get(movedFrom ?? path)?.contents,
        seen.get(movedFrom ?? path)?.contents,
        next.get(path)?.contents,
      ];
      if (mine === undefined || typeof now !== 'string') return [];
      return [
        {
          path,
          base: typeof base === 'string' ? base : undefined,
          mine: Buffer.from(mine).toString('utf8'),
          next: now,
          executable,
        },
      ];
    });
}
