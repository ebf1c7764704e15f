import { describe, expect, it, vi } from 'vitest';
import { WriteFault } from '../../generators/write/fault.ts';
import { recover } from '../../generators/write/recover.ts';
import { errno } from './memory.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { tapped } from './tap.ts';
import { attempt, endsOf, home, recoverProblem, type Trial } from './trial.ts';
import { fakeHost } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

// See fault.test.ts.
Error.stackTraceLimit = 0;

const codes = ['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'EMFILE'];

/** A run that dies after so many calls: the dead do nothing more, nor do their `finally` blocks. */
function die(scenario: Scenario, after: number): Promise<Trial> {
  return attempt(scenario, ({ number }, act) => {
    if (number > after) throw new Error('dead');
    return act();
  });
}

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  it('is recovered when the process dies after any call', async () => {
    const ends = await endsOf(scenario);
    const problems: string[] = [];
    for (let at = 0; at < ends.calls; at++) {
      const { fs } = await die(scenario, at);
      const problem = await recoverProblem(scenario, fs, ends);
      if (problem !== undefined) problems.push(`death after call ${at}: ${problem}`);
    }
    expect(problems).toEqual([]);
  });

  it('is recovered when the disk fails for good at every other call', async () => {
    const ends = await endsOf(scenario);
    const problems: string[] = [];
    for (let at = 1; at <= ends.calls; at += 2) {
      const { fs, error } = await attempt(scenario, (call, act) => {
        if (call.number >= at) throw errno(codes[at % codes.length] ?? 'EIO', call.path);
        return act();
      });
      const isNamed = error === undefined || error instanceof WriteFault;
      const problem = isNamed
        ? await recoverProblem(scenario, fs, ends)
        : `not a WriteFault: ${String(error)}`;
      if (problem !== undefined) problems.push(`failure from call ${at}: ${problem}`);
    }
    expect(problems).toEqual([]);
  });
});

describe.each(['new, folder with .git', 'second update'])('%s', (name) => {
  it('is recovered when the recovery dies, too', async () => {
    const scenario = scenarios[name] as Scenario;
    const ends = await endsOf(scenario);
    const problems: string[] = [];
    let deaths = 0;
    for (let at = 0; at < ends.calls; at += 7) {
      for (let second = 0, isDead = true; isDead; second += 6) {
        const { fs } = await die(scenario, at);
        isDead = false;
        const disk = tapped(fs, (call, act) => {
          isDead ||= call.number > second;
          if (isDead) throw new Error('dead');
          return act();
        });
        try {
          recover(disk, `${home}/app`, { host: fakeHost(8) });
        } catch {
          deaths++;
        }
        const problem = await recoverProblem(scenario, fs, ends);
        if (problem !== undefined) problems.push(`death after call ${at}, then ${second}: ${problem}`);
      }
    }
    expect(problems).toEqual([]);
    expect(deaths).toBeGreaterThan(30);
  });
});
