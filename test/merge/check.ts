import * as fc from 'fast-check';
import { thorough } from '../thorough.ts';

/**
 * The seed of all property tests: a new one in each run, or the one of a run to repeat (`MERGE_SEED=… vitest
 * run test/merge`).
 */
export const seed = Number(process.env['MERGE_SEED'] ?? Date.now() % 2 ** 31);
console.log(`MERGE_SEED=${seed}`);

/** How many of a property's cases run: all of them in CI (`CASES=20000`, as in test/hostile), a third while working. */
export function some(runs: number): number {
  return thorough ? runs : Math.ceil(runs / 3);
}

/** Checks a property and names the seed whatever happens, so that a failure in CI can be repeated. */
export function check<T>(arbitrary: fc.Arbitrary<T>, runs: number, property: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { seed, numRuns: runs, endOnFailure: false });
}
