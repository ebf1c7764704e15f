import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/** A command that is timed as a whole process. */
export interface Case {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd: string;
  /** What has to be put back before each run. */
  readonly before?: () => void;
  /** What a run makes, to be taken away before each run. */
  readonly makes?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** What a case took. */
export interface Measured {
  readonly name: string;
  /** Milliseconds: the median over all rounds. */
  readonly median: number;
  /** Kilobytes: the most memory that a run held, median over all rounds. */
  readonly memory: number;
}

/**
 * Times cases side by side: each round runs every case once, so that whatever else the machine does falls on all of
 * them alike. The first round warms caches and does not count. What the case before wrote, or had taken away, is
 * brought to the disk first: a case pays for its own writes alone.
 */
export function measure(cases: readonly Case[], rounds: number): readonly Measured[] {
  const samples = new Map(cases.map(({ name }) => [name, [] as (readonly [number, number])[]]));
  for (let round = 0; round <= rounds; round++)
    for (const one of cases) {
      const sample = runOnce(one);
      if (round > 0) samples.get(one.name)?.push(sample);
    }
  return cases.map(({ name }) => {
    const taken = samples.get(name) ?? [];
    return {
      name,
      median: median(taken.map(([time]) => time)),
      memory: median(taken.map(([, memory]) => memory)),
    };
  });
}

function runOnce({ name, command, cwd, makes, before, env }: Case): readonly [number, number] {
  if (makes) rmSync(makes, { recursive: true, force: true });
  before?.();
  spawnSync('sync');
  const [program = '', ...args] = ['/usr/bin/time', '--format', '\n%M', ...command];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.slice(-2000)}`);
  return [elapsed, Number(stderr.trim().split('\n').at(-1))];
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
