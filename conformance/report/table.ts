import { FACTORS, factorOf } from '../check.ts';
import type { Outcome, Verdict } from '../run.ts';

const WORDS: Readonly<Record<Outcome, string>> = {
  passed: 'pass',
  failed: 'FAIL',
  exempt: 'n/a',
  blocked: 'BLOCKED',
};

/** The verdicts by factor: id, result, time, promise; under it the evidence. */
export function table(verdicts: readonly Verdict[]): string {
  const lines: string[] = [];
  let factor = '';
  for (const verdict of verdicts) {
    const next = factorOf(verdict.check.id);
    if (next !== factor) lines.push('', `${next}. ${FACTORS[next]}`);
    factor = next;
    lines.push(...rows(verdict));
  }
  return `${lines.join('\n')}\n\n${summary(verdicts)}\n`;
}

/** One verdict, as it comes. */
export function rows({ check, outcome, expected, saw, seconds }: Verdict): string[] {
  const head = `  ${check.id.padEnd(7)} ${WORDS[outcome].padEnd(7)} ${seconds.toFixed(1).padStart(5)} s  ${check.promise}`;
  const indent = ' '.repeat(26);
  const below = (text: string) => text.trim().split('\n').join(`\n${indent}         `);
  if (outcome === 'failed')
    return [
      head,
      `${indent}did      ${check.does}`,
      `${indent}expected ${below(expected)}`,
      `${indent}saw      ${below(saw)}`,
    ];
  return [head, `${indent}${below(saw)}`];
}

/** How many went which way. */
export function summary(verdicts: readonly Verdict[]): string {
  const count = (wanted: Outcome) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  const parts = [`${count('passed')} passed`, `${count('failed')} failed`, `${count('exempt')} do not apply`];
  if (count('blocked') > 0) parts.push(`${count('blocked')} could not be checked`);
  return parts.join(', ');
}
