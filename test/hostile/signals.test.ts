import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, run } from '../cli/run.ts';
import { thorough } from '../thorough.ts';
import { snapshot } from './snapshot.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));
const SIGNAL_AT = fileURLToPath(new URL('signal-at.cjs', import.meta.url));

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const;

/** How a process ended that got a signal at one of its calls of the file system. */
interface End {
  readonly status: number | null;
  readonly signal: string | null;
  readonly said: string;
  readonly reached: boolean;
}

async function signalled(cwd: string, verb: readonly string[], signal: string, at: number): Promise<End> {
  const child = spawn(process.execPath, ['--require', SIGNAL_AT, BIN, ...verb], {
    cwd,
    env: { ...process.env, SIGNAL_AT: `${signal} ${at} ${cwd}` },
  });
  let [out, said] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const [status, by] = await once(child, 'close');
  return { status, signal: by, said, reached: !out.includes('not reached') };
}

function problemOf(end: End, now: object, before: object, after: object): string | undefined {
  if (end.signal !== null) return `killed by ${end.signal}`;
  if (/^ +at /m.test(end.said)) return `a stack trace: ${end.said}`;
  const expected = { 0: after, 130: before }[String(end.status)];
  if (!expected) return `exit ${end.status}: ${end.said}`;
  if (end.status === 130 && !/^error: .*interrupted/m.test(end.said)) return `says nothing: ${end.said}`;
  return JSON.stringify(now) === JSON.stringify(expected)
    ? undefined
    : `exit ${end.status}, and half-written`;
}

/** How far apart the calls are at which a signal comes: all of them in CI, some while working. */
const STRIDE = thorough ? 1 : 41;

/** Runs a verb as often as it has calls, each time with a signal at another one; tells how often that was. */
async function everySignal(prepare: () => string, verb: readonly string[], after: (dir: string) => object) {
  const problems: string[] = [];
  const statuses = new Set<number | null>();
  let [next, last] = [1, Number.POSITIVE_INFINITY];
  const work = async (): Promise<void> => {
    while (next <= last) {
      const at = next;
      next += STRIDE;
      for (const signal of SIGNALS) {
        const cwd = prepare();
        const before = snapshot(cwd);
        const end = await signalled(cwd, verb, signal, at);
        if (!end.reached) last = Math.min(last, at);
        if (signal !== 'SIGPIPE') statuses.add(end.status);
        const problem = problemOf(end, snapshot(cwd), before, after(cwd));
        if (problem) problems.push(`${signal} at call ${at}: ${problem}`);
        if (existsSync(join(cwd, 'orders')) === false && readdirSync(cwd).length > 0)
          problems.push(`${signal} at call ${at}: left ${readdirSync(cwd).join()}`);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { problems, statuses, calls: last };
}

const BARE = ['--yes', '--no-install', '--no-git', '--services', 'none', '--ci', 'none'];

// On Windows no process can be sent a signal: to send one ends it.
describe.runIf(process.platform !== 'win32')('a signal at any call of the file system', () => {
  it('leaves new with nothing written and 130, or done', async () => {
    const whole = folder();
    expect((await run({ cwd: whole }, 'new', 'orders', ...BARE)).exit).toBe(0);
    const done = snapshot(whole);
    const { problems, statuses, calls } = await everySignal(folder, ['new', 'orders', ...BARE], () => done);
    expect(problems).toEqual([]);
    expect([...statuses].sort()).toEqual([0, 130]);
    expect(calls).toBeGreaterThan(50);
  }, 900_000);

  it('leaves remove with the project as it was and 130, or done', async () => {
    const origin = folder();
    await run({ cwd: origin }, 'new', 'orders', ...BARE);
    const copy = () => {
      const cwd = folder();
      cpSync(origin, cwd, { recursive: true });
      return cwd;
    };
    const verb = ['remove', 'process', 'scheduler', '--no-install', '--dir', 'orders'];
    const whole = copy();
    expect((await run({ cwd: whole }, ...verb)).exit).toBe(0);
    const done = snapshot(whole);
    const { problems, statuses, calls } = await everySignal(copy, verb, () => done);
    expect(problems).toEqual([]);
    expect([...statuses].sort()).toEqual([0, 130]);
    expect(calls).toBeGreaterThan(100);
  }, 900_000);
});
