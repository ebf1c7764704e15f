import { type Factor, factorOf, type Kind } from '../check.ts';
import type { Outcome, Verdict } from '../run.ts';

/** One verdict as the JSON document tells it. */
export interface CheckReport {
  readonly id: string;
  readonly factor: Factor;
  readonly kind: Kind;
  readonly promise: string;
  readonly did: string;
  readonly expected: string;
  readonly saw: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** The verdicts as one JSON document. */
export function json(dir: string, verdicts: readonly Verdict[]): string {
  const checks = verdicts.map(
    ({ check, outcome, expected, saw, seconds }): CheckReport => ({
      id: check.id,
      factor: factorOf(check.id),
      kind: check.kind,
      promise: check.promise,
      did: check.does,
      expected,
      saw,
      outcome,
      seconds: Number(seconds.toFixed(3)),
    }),
  );
  return `${JSON.stringify({ report: 1, dir, checks }, null, 2)}\n`;
}
