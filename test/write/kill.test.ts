import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { WriteFs } from '../../generators/write/files.ts';
import { thisHost } from '../../generators/write/host.ts';
import { recover } from '../../generators/write/recover.ts';
import { thorough } from '../thorough.ts';
import { bundle } from './child.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { tapped } from './tap.ts';
import { names, type Snapshot, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const disk = fs as unknown as WriteFs;
const base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'kill-')));
let victim = '';

beforeAll(() => {
  victim = bundle('victim', base);
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

// A call that only reads leaves the disk as the one before it did: there is nothing new to find after it. To make a
// file is the beginning of a torn write.
const writing = new Set(['mkdirSync', 'rmdirSync', 'fchmodSync', 'linkSync', 'renameSync', 'unlinkSync']);

interface Ends {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Where to kill. */
  readonly deaths: readonly (readonly [at: number, how: 'torn' | 'after'])[];
}

async function endsOf(scenario: Scenario): Promise<Ends> {
  const home = fs.mkdtempSync(join(base, 'ends-'));
  scenario.prepare(disk, home);
  const before = snapshot(disk, home);
  const deaths: [number, 'torn' | 'after'][] = [];
  const counting = tapped(disk, ({ number, name }, act) => {
    const result = act();
    if (name === 'writeFileSync') deaths.push([number, 'torn'], [number, 'after']);
    if (writing.has(name)) deaths.push([number, 'after']);
    return result;
  });
  await scenario.begin(disk, home)(counting, thisHost());
  return { before, after: snapshot(disk, home), deaths };
}

async function killProblem(
  name: string,
  scenario: Scenario,
  [at, how]: Ends['deaths'][number],
  ends: Ends,
): Promise<string | undefined> {
  const home = fs.mkdtempSync(join(base, 'run-'));
  scenario.prepare(disk, home);
  const child = spawn(process.execPath, [victim, name, home, String(at), how], { stdio: 'ignore' });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal !== 'SIGKILL') return `not killed: ${signal}`;
  const { outcome } = recover(disk, join(home, 'app'));
  const now = snapshot(disk, home);
  const isBefore = isDeepStrictEqual(now, ends.before);
  if (!isBefore && !isDeepStrictEqual(now, ends.after))
    return `${outcome}, but neither: ${JSON.stringify(now)}`;
  if (outcome !== 'nothing' && outcome !== (isBefore ? 'rolled-back' : 'completed'))
    return `wrong: ${outcome}`;
  if (isBefore) await scenario.begin(disk, home)(disk, thisHost());
  if (!isDeepStrictEqual(snapshot(disk, home), ends.after)) return 'the second run did something else';
  const local = names(disk, join(home, 'app/.twelve-factor/local')).join();
  const beside = names(disk, home).filter((entry) => entry.includes('.twelve-factor-'));
  return ['', '.gitignore,last'].includes(local) && beside.length === 0
    ? undefined
    : `left: ${local} ${beside.join()}`;
}

const chosen = ['new, parents absent', 'new, folder with .git', 'second update', 'undo'];

describe.each(chosen)('%s', (name) => {
  const scenario = scenarios[name] as Scenario;

  // Windows does not tell how a process ended that ended itself.
  it.runIf(process.platform !== 'win32')('survives SIGKILL after every call that writes', async () => {
    const ends = await endsOf(scenario);
    const problems: string[] = [];
    const queue = ends.deaths.filter((_, index) => thorough || index % 4 === 0);
    const work = async (): Promise<void> => {
      for (let death = queue.shift(); death; death = queue.shift()) {
        const problem = await killProblem(name, scenario, death, ends);
        if (problem !== undefined) problems.push(`killed at call ${death.join()}: ${problem}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    expect(problems).toEqual([]);
    expect(ends.deaths.length).toBeGreaterThan(10);
  });
});
