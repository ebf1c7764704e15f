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
  /** Kilobytes: the most memory that a run held, median over the rounds that asked for it. */
  readonly memory: number;
}

/** How many rounds ask for memory. They come first, and warm caches. */
const MEMORY_ROUNDS = 3;

/**
 * Times cases side by side: each round runs every case, so that whatever else the machine does falls on all of
 * them alike. Memory is asked for in rounds that are not timed, since who asks starts a program before each command.
 * What the case before wrote is brought to the disk first: a case pays for its own writes alone.
 */
export function measure(cases: readonly Case[], rounds: number): readonly Measured[] {
  const memories = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < MEMORY_ROUNDS; round++)
    for (const one of cases) memories.get(one.name)?.push(memoryOf(one));
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++)
    for (const one of turnsOf(cases)) times.get(one.name)?.push(run(one, one.command).time);
  return cases.map(({ name }) => ({
    name,
    times: times.get(name) ?? [],
    median: median(times.get(name) ?? []),
    memory: median(memories.get(name) ?? []),
  }));
}

/** The runs of a round: all cases in turn, then once more those that run again. */
function turnsOf(cases: readonly Case[]): readonly Case[] {
  const turns = Math.max(...cases.map(({ runs = 1 }) => runs));
  return Array.from({ length: turns }, (_, turn) => cases.filter(({ runs = 1 }) => turn < runs)).flat();
}

/** Kilobytes: the most memory that a run holds. */
function memoryOf(one: Case): number {
  const { stderr } = run(one, ['/usr/bin/time', '--format', '\n%M', ...one.command]);
  return Number(stderr.trim().split('\n').at(-1));
}

/** Runs a case by a command; tells how many milliseconds it took. */
function run(
  { name, cwd, makes, before, env }: Case,
  [program = '', ...args]: readonly string[],
): { readonly time: number; readonly stderr: string } {
  if (makes) putAside(makes);
  before?.();
  spawnSync('sync');
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.slice(-2000)}`);
  return { time, stderr };
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
