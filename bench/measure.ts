import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A command that is timed as a whole process. */
export interface Case {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd: string;
  /** What has to be put back before each run. */
  readonly before?: () => void;
  /** What a run makes, to be put aside before each run. */
  readonly makes?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** How often it runs in each round (default: once): what takes little is told apart by many runs. */
  readonly runs?: number;
}

/** What a case took. */
export interface Measured {
  readonly name: string;
  /** Milliseconds, run by run. */
  readonly times: readonly number[];
  /** Milliseconds: the median over all rounds. */
  readonly median: number;
  /** Kilobytes: the most memory that a run held, median over all rounds. */
  readonly memory: number;
}

/**
 * Times cases side by side: each round runs every case, so that whatever else the machine does falls on all of
 * them alike. The first round warms caches and does not count. What the case before wrote is
 * brought to the disk first: a case pays for its own writes alone.
 */
export function measure(cases: readonly Case[], rounds: number): readonly Measured[] {
  const samples = new Map(cases.map(({ name }) => [name, [] as (readonly [number, number])[]]));
  for (let round = 0; round <= rounds; round++)
    for (const one of turnsOf(cases)) {
      const sample = runOnce(one);
      if (round > 0) samples.get(one.name)?.push(sample);
    }
  return cases.map(({ name }) => {
    const taken = samples.get(name) ?? [];
    const times = taken.map(([time]) => time);
    return {
      name,
      times,
      median: median(times),
      memory: median(taken.map(([, memory]) => memory)),
    };
  });
}

/** The runs of a round: all cases in turn, then once more those that run again. */
function turnsOf(cases: readonly Case[]): readonly Case[] {
  const turns = Math.max(...cases.map(({ runs = 1 }) => runs));
  return Array.from({ length: turns }, (_, turn) => cases.filter(({ runs = 1 }) => turn < runs)).flat();
}

function runOnce({ name, command, cwd, makes, before, env }: Case): readonly [number, number] {
  if (makes) putAside(makes);
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

/**
 * Takes a folder out of the way, if it is there, to be deleted when all has been measured: ext4 does not give the inodes
 * of deleted files out again for some seconds, and who makes files meanwhile pays for its search past them.
 */
export function putAside(folder: string): void {
  if (existsSync(folder)) renameSync(folder, join(mkdtempSync(join(dirname(folder), 'aside-')), 'folder'));
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
