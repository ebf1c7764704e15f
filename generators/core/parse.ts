import leven from 'leven';
import type { Answers } from './answers.ts';
import { NONE, type Option, type Options, rows } from './options.ts';
import type { Problem } from './problem.ts';

/** What some source answered, and what was wrong with it. */
export interface Parsed {
  readonly answers: Partial<Answers>;
  readonly problems: readonly Problem[];
}

/**
 * Reads answers out of an untrusted object: an answers file, recorded answers, or flags.
 * `label` turns a key into what an error calls it (`--services`, or `services in answers.yaml`).
 */
export function parseAnswers(
  options: Options,
  input: Readonly<Record<string, unknown>>,
  label: (key: string) => string,
): Parsed {
  const problems: Problem[] = unknownKeys(options, input, label);
  const answers: Record<string, string | readonly string[]> = {};
  for (const [key, option] of rows(options)) {
    if (!Object.hasOwn(input, key)) continue;
    const result = option.type === 'many' ? parseMany(option, input[key]) : parseOne(option, input[key]);
    if ('reason' in result) problems.push({ flag: label(key), ...result });
    else answers[key] = result.value;
  }
  return { answers: answers as Partial<Answers>, problems };
}

type Result<T> = { readonly value: T } | Omit<Problem, 'flag'>;

function parseOne(option: Exclude<Option, { type: 'many' }>, value: unknown): Result<string> {
  if (typeof value !== 'string') return { reason: `must be text, not ${kindOf(value)}` };
  if (option.type === 'text') {
    const reason = option.check(value);
    return reason ? { value, reason } : { value };
  }
  return knownId(option.choices, value);
}

function parseMany(option: Extract<Option, { type: 'many' }>, value: unknown): Result<readonly string[]> {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list)) return { reason: `must be a list or comma-separated text, not ${kindOf(value)}` };
  const ids: string[] = [];
  for (const item of list) {
    if (typeof item !== 'string') return { reason: `must hold text, not ${kindOf(item)}` };
    ids.push(...item.split(',').map((id) => id.trim()));
  }
  if (list.length > 0 && ids.every((id) => id === ''))
    return { value: '', reason: 'is empty', hint: `${NONE} is how the empty list is spelt` };
  if (ids.includes(NONE)) {
    if (ids.some((id) => id !== NONE))
      return { value: ids.join(','), reason: `${NONE} goes with nothing else` };
    return { value: [] };
  }
  for (const id of ids) {
    const known = knownId(option.choices, id);
    if ('reason' in known) return { ...known, hint: `${known.hint}, or ${NONE}` };
  }
  return { value: [...new Set(ids)] };
}

function knownId(choices: readonly { readonly id: string }[], value: string): Result<string> {
  const ids = choices.map(({ id }) => id);
  if (ids.includes(value)) return { value };
  return { value, reason: `is not known${didYouMean(value, ids)}`, hint: `one of ${ids.join(', ')}` };
}

function unknownKeys(
  options: Options,
  input: Readonly<Record<string, unknown>>,
  label: (key: string) => string,
): Problem[] {
  const known = Object.keys(options);
  return Object.keys(input)
    .filter((key) => !Object.hasOwn(options, key))
    .map((key) => ({
      flag: label(key),
      reason: `is not an answer${didYouMean(key, known)}`,
      hint: `answers are ${known.join(', ')}`,
    }));
}

/** ` (did you mean X?)` for the nearest allowed word, where one is near. */
export function didYouMean(value: string, allowed: readonly string[]): string {
  // A long value is no typing error, and its distance costs its square.
  if (value.length > 40) return '';
  const [nearest] = allowed
    .map((word) => ({ word, distance: leven(value.toLowerCase(), word) }))
    .sort((a, b) => a.distance - b.distance);
  const near =
    nearest !== undefined &&
    (nearest.distance <= Math.ceil(nearest.word.length / 3) || lettersOf(nearest.word) === lettersOf(value));
  return near ? ` (did you mean ${nearest.word}?)` : '';
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** Two letters in the wrong order are one slip, though two edits. */
function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
