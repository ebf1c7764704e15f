import fs, { cpSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contents, folder, type Ran, run } from '../cli/run.ts';
import { thorough } from '../thorough.ts';
import { snapshot } from './snapshot.ts';

/** What a verb calls of the file system. */
const CALLS = [
  'lstatSync',
  'statSync',
  'realpathSync',
  'readdirSync',
  'mkdirSync',
  'rmdirSync',
  'chmodSync',
  'openSync',
  'fstatSync',
  'fchmodSync',
  'readFileSync',
  'readSync',
  'writeFileSync',
  'fsyncSync',
  'closeSync',
  'linkSync',
  'renameSync',
  'unlinkSync',
] as const;

const CODES = ['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'EMFILE'];

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes one call of the file system fail, the `at`-th that concerns this folder; tells whether it came to that. */
function failing(cwd: string, at: number, code: string): () => boolean {
  let number = 0;
  for (const name of CALLS) {
    const act = fs[name] as (...given: unknown[]) => unknown;
    vi.spyOn(fs, name as 'openSync').mockImplementation(((...given: unknown[]) => {
      const concerns = typeof given[0] === 'number' || String(given[0]).startsWith(cwd);
      if (concerns && ++number === at) {
        // A descriptor is free again even where its close failed.
        if (name === 'closeSync') act(...given);
        throw Object.assign(new Error(`${code}: an injected fault, ${name} '${String(given[0])}'`), { code });
      }
      return act(...given);
    }) as never);
  }
  return () => number >= at;
}

function problemOf(ran: Ran, now: object, before: object, after: object): string | undefined {
  if (/^ +at /m.test(ran.err + ran.out)) return `a stack trace: ${ran.err}`;
  if (ran.exit === 0) return JSON.stringify(now) === JSON.stringify(after) ? undefined : 'exit 0, not done';
  if (ran.exit !== 1 && ran.exit !== 5) return `exit ${ran.exit}: ${ran.err}`;
  if (!ran.err.startsWith('error: ')) return `no reason given: ${ran.err}`;
  return JSON.stringify(now) === JSON.stringify(before) ? undefined : `half-written: ${ran.err}`;
}

/** How far apart the calls are that fail: each one in CI, for each reason; some of them while working. */
const STRIDE = thorough ? 1 : 13;

/** Runs a verb as often as it has calls, each time with another one failing. */
async function everyFault(
  prepare: () => string,
  verb: readonly string[],
  after: (dir: string) => object,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (let at = 1; ; at += STRIDE) {
    let reached = true;
    for (const code of thorough ? CODES : [CODES[at % CODES.length] ?? '']) {
      const cwd = prepare();
      const before = snapshot(cwd);
      const wasReached = failing(cwd, at, code);
      const ran = await run({ cwd }, ...verb);
      reached = wasReached();
      vi.restoreAllMocks();
      const problem = problemOf(ran, snapshot(cwd), before, after(cwd));
      if (problem) problems.push(`${code} at call ${at}: ${problem}`);
    }
    if (!reached) return at > 20 ? problems : [`only ${at} calls were seen`];
  }
}

const BARE = ['new', '--yes', '--no-install', '--no-git', '--services', 'none', '--ci', 'none'];

describe('a call of the file system that fails', () => {
  it('leaves new with nothing written, or with everything', async () => {
    const whole = folder();
    const verb = [...BARE, 'orders'];
    expect((await run({ cwd: whole }, ...verb)).exit).toBe(0);
    const done = snapshot(whole);
    expect(await everyFault(folder, verb, () => done)).toEqual([]);
  }, 600_000);

  it('leaves remove with the project as it was, or changed', async () => {
    const [origin, whole] = [folder(), folder()];
    await run({ cwd: origin }, ...BARE, '.', '--name', 'orders');
    const copy = () => {
      const dir = folder();
      cpSync(origin, dir, { recursive: true });
      return dir;
    };
    const verb = ['remove', 'process', 'scheduler', '--no-install'];
    cpSync(origin, whole, { recursive: true });
    expect((await run({ cwd: whole }, ...verb)).exit).toBe(0);
    const done = snapshot(whole);
    expect(await everyFault(copy, verb, () => done)).toEqual([]);
  }, 600_000);
});

describe('two runs at once in one folder', () => {
  it('of which one may write, and the other says so', async () => {
    const cwd = folder();
    await run({ cwd }, 'new', '.', '--name', 'orders', '--yes', '--no-install', '--no-git');
    const runs = await Promise.all(
      ['scheduler', 'worker'].map((process) => run({ cwd }, 'remove', 'process', process, '--no-install')),
    );
    for (const { exit, err } of runs) expect([0, 5], err).toContain(exit);
    expect(contents(cwd).filter((name) => name.includes('twelve-factor-'))).toEqual([]);
    expect((await run({ cwd }, 'status', '--check')).exit).toBe(0);
  });
});
