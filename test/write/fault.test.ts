import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { WriteFault } from '../../generators/write/fault.ts';
import { thorough } from '../thorough.ts';
import { errno } from './memory.ts';
import { scenarios } from './scenarios.ts';
import { attempt, type Ends, endsOf, home, litter, type Trial } from './trial.ts';
import { snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const codes = ['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'EMFILE'];

// Thousands of errors are thrown and caught in here; to capture their stacks would take most of the time.
Error.stackTraceLimit = 0;

/** What is wrong after one call failed: it is to be as if nothing had begun, or as if nothing had failed. */
function problemOf({ fs, error }: Trial, { before, after }: Ends): string | undefined {
  const isAsExpected = isDeepStrictEqual(snapshot(fs, home), error === undefined ? after : before);
  if (!isAsExpected) return `${String(error)}: neither before nor after`;
  const left = litter(fs);
  if (left.length > 0) return `left: ${left.join()}`;
  if (error === undefined) return undefined;
  if (!(error instanceof WriteFault)) return `not a WriteFault: ${String(error)}`;
  if (error.pending) return `pending: ${error.message}`;
  return /twelve-factor-|\/(active|temp)|undefined| {2}|^ |\d+\.test/.test(error.message)
    ? error.message
    : undefined;
}

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  it('fails at any single call as if it had not begun, and tidies up at once', {
    timeout: 60_000,
  }, async () => {
    const ends = await endsOf(scenario);
    const problems: string[] = [];
    for (const code of codes) {
      for (let at = 1; at <= ends.calls; at++) {
        // Every call fails; each in one way while working, in every way in CI.
        if (!thorough && codes[at % codes.length] !== code) continue;
        const trial = await attempt(scenario, (call, act) => {
          if (call.number === at) throw errno(code, call.path);
          return act();
        });
        const problem = problemOf(trial, ends);
        if (problem !== undefined) problems.push(`${code} at call ${at}: ${problem}`);
      }
    }
    expect(problems).toEqual([]);
  });
});
