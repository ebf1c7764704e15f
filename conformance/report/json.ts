import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  return print(dir, verdicts.map(report));
}

/** Puts verdicts into a file; those of other checks that it holds are kept, so that a part may be run again. */
export function record(file: string, dir: string, verdicts: readonly Verdict[]): void {
  const before = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { checks: CheckReport[] }).checks
    : [];
  const all = new Map([...before, ...verdicts.map(report)].map((each) => [each.id, each]));
  writeFileSync(file, print(dir, [...all.values()]));
}

function print(dir: string, checks: readonly CheckReport[]): string {
  return `${JSON.stringify({ report: 1, dir, checks }, null, 2)}\n`;
}

function report({ check, outcome, expected, saw, seconds }: Verdict): CheckReport {
  return {
    id: check.id,
    factor: factorOf(check.id),
    kind: check.kind,
    promise: check.promise,
    did: check.does,
    expected,
    saw,
    outcome,
    seconds: Number(seconds.toFixed(3)),
  };
}
