import { isDeepStrictEqual } from 'node:util';
import type { WriteFs } from '../../generators/write/files.ts';
import { recover } from '../../generators/write/recover.ts';
import { type MemoryFs, memoryDisk } from './memory.ts';
import type { Scenario } from './scenarios.ts';
import { type Call, tapped } from './tap.ts';
import { build, capture, fakeHost, names, type Snapshot, snapshot } from './worlds.ts';

export const home = '/h';

/** What stands between the writer and its disk. */
export type Tap = (call: Call, act: () => unknown) => unknown;

/** How a run ended. */
export interface Trial {
  readonly fs: WriteFs;
  readonly error: unknown;
  readonly calls: number;
}

const pictures = new WeakMap<Scenario, ReturnType<typeof capture>>();

/** A new disk as the scenario prepares it, which it does only once: that may be a whole run itself. */
function prepared(scenario: Scenario): MemoryFs {
  const fs = memoryDisk();
  const picture = pictures.get(scenario);
  if (picture) build(fs, home, picture);
  else {
    scenario.prepare(fs, home);
    pictures.set(scenario, capture(fs, home));
  }
  return fs;
}

/** Runs a scenario on a new disk in memory, with something in between. */
export async function attempt(scenario: Scenario, tap: Tap): Promise<Trial> {
  const fs = prepared(scenario);
  const run = scenario.begin(fs, home);
  let calls = 0;
  const disk = tapped(fs, (call, act) => {
    calls = call.number;
    return tap(call, act);
  });
  try {
    await run(disk, fakeHost(4));
    return { fs, error: undefined, calls };
  } catch (error) {
    return { fs, error, calls };
  }
}

/** The two states that there may be. */
export interface Ends {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly calls: number;
}

/** Runs a scenario undisturbed, to know them, and how many calls there are to disturb. */
export async function endsOf(scenario: Scenario): Promise<Ends> {
  const fs = prepared(scenario);
  const { fs: done, calls, error } = await attempt(scenario, (_, act) => act());
  if (error !== undefined) throw error;
  return { before: snapshot(fs, home), after: snapshot(done, home), calls };
}

/** What is left on the disk that should not be: nothing of the writer's own may, but the data for `undo`. */
export function litter(fs: WriteFs): string[] {
  const folder = `${home}/app/.twelve-factor`;
  const local = names(fs, `${folder}/local`);
  const empty = local.length === 0 && names(fs, folder).includes('local') ? ['local'] : [];
  const extra = local.filter((name) => !['.gitignore', 'last'].includes(name) || !local.includes('last'));
  return [...empty, ...extra, ...names(fs, home).filter((name) => name.includes('.twelve-factor-'))];
}

/** Recovers as the next run would and tells what is wrong, if anything; then runs the scenario to its end. */
export async function recoverProblem(
  scenario: Scenario,
  fs: WriteFs,
  { before, after }: Ends,
): Promise<string | undefined> {
  const { outcome } = recover(fs, `${home}/app`, { host: fakeHost(5) });
  const now = snapshot(fs, home);
  const isBefore = isDeepStrictEqual(now, before);
  if (!isBefore && !isDeepStrictEqual(now, after)) return `${outcome}, but neither: ${JSON.stringify(now)}`;
  if (outcome !== 'nothing' && outcome !== (isBefore ? 'rolled-back' : 'completed'))
    return `wrong: ${outcome}`;
  if (recover(fs, `${home}/app`, { host: fakeHost(6) }).outcome !== 'nothing') return 'recovered twice';
  if (isBefore) await scenario.begin(fs, home)(fs, fakeHost(7));
  if (!isDeepStrictEqual(snapshot(fs, home), after)) return 'the second run did something else';
  const left = litter(fs);
  return left.length > 0 ? `left: ${left.join()}` : undefined;
}
