import type { Answers } from './answers.ts';
import { defaultOf, type Options, rows } from './options.ts';

/** The questions that still lack an answer, in the order asked. */
export function missingAnswers(options: Options, given: Partial<Answers>): readonly (keyof Answers)[] {
  return rows(options)
    .filter(([key, option]) => option.message !== undefined && given[key] === undefined)
    .map(([key]) => key);
}

/** Fills what was not answered with defaults, each seeing the answers before it; keys in the table's order. */
export function resolveAnswers(options: Options, given: Partial<Answers>): Answers {
  const answers: Partial<Record<keyof Answers, string | readonly string[]>> = {};
  for (const [key, option] of rows(options)) {
    answers[key] = given[key] ?? defaultOf(option, { ...given, ...answers } as Partial<Answers>);
  }
  return answers as Answers;
}
