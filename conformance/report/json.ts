import { factorOf } from '../check.ts';
import type { Verdict } from '../run.ts';

/** The verdicts as one JSON document. */
export function json(dir: string, verdicts: readonly Verdict[]): string {
  const checks = verdicts.map(({ check, outcome, expected, saw, seconds }) => ({
    id: check.id,
    factor: factorOf(check.id),
    kind: check.kind,
    promise: check.promise,
    did: check.does,
    expected,
    saw,
    outcome,
    seconds: Number(seconds.toFixed(3)),
  }));
  return `${JSON.stringify({ report: 1, dir, checks }, null, 2)}\n`;
}
