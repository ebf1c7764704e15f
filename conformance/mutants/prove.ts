import type { Check } from '../check.ts';
import { copyOf } from '../launch/build.ts';
import { type Project, readProject } from '../project/project.ts';
import { newRig, type RigOptions } from '../rig.ts';
import { runChecks, type Verdict } from '../run.ts';
import type { Undoing } from '../system/undo.ts';
import { applyEdits } from './apply.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant has shown. */
export interface Proof {
  readonly mutant: Mutant;
  /** The verdict of the check that it is for. */
  readonly own: Verdict | undefined;
  /** Checks that turned red, or could not be run, and that the mutant does not declare. */
  readonly unrelated: readonly Verdict[];
  /** Declared ones that turned red. */
  readonly related: readonly Verdict[];
  /** How many others stayed as they were. */
  readonly unmoved: number;
  readonly seconds: number;
  /** Why nothing could be shown. */
  readonly fault?: string;
}

/** Whether the check was seen to turn red, and no unrelated one. */
export function isProven({ own, unrelated, fault }: Proof): boolean {
  return fault === undefined && own?.outcome === 'failed' && unrelated.length === 0;
}

/** What the proofs of one project share. */
export interface ProofOptions extends RigOptions {
  readonly jobs: number;
  readonly registry: Undoing;
  /** Makes the image of a mutant in a folder in a quicker way than to build it, where there is one. */
  readonly quick: (mutant: Mutant, folder: string) => Promise<string> | undefined;
}

/** Breaks a copy of the project, and runs the checks on it. */
export async function prove(
  original: Project,
  mutant: Mutant,
  checks: readonly Check[],
  options: ProofOptions,
): Promise<Proof> {
  const started = performance.now();
  const folder = copyOf(original, {});
  const removed = options.registry.add(['rm', '-rf', folder]);
  const verdicts: Verdict[] = [];
  let fault: string | undefined;
  try {
    applyEdits(folder, mutant.edits);
    const image = await options.quick(mutant, folder);
    const rig = newRig(await readProject(folder), { ...options, ...(image !== undefined && { image }) });
    try {
      verdicts.push(...(await runChecks(checks, rig, options.jobs, () => {})));
    } finally {
      await rig.scope.close();
      await rig.undoing.finish();
    }
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  } finally {
    await removed.now();
  }
  const moved = verdicts.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
  const others = moved.filter(({ check }) => check.id !== mutant.check);
  const declared = ({ check }: Verdict) => mutant.also === 'all' || mutant.also?.includes(check.id) === true;
  return {
    mutant,
    own: verdicts.find(({ check }) => check.id === mutant.check),
    related: others.filter(declared),
    unrelated: others.filter((verdict) => !declared(verdict)),
    unmoved: verdicts.length - moved.length,
    seconds: (performance.now() - started) / 1000,
    ...(fault !== undefined && { fault }),
  };
}
