import type { Answers } from '../core/answers.ts';
import { assemble } from '../core/assemble.ts';
import type { Catalog } from '../core/feature.ts';
import { type Choice, defaultOf, type Option, type Options, rows } from '../core/options.ts';
import { AnswersError, describeProblem, type Problem } from '../core/problem.ts';
import { resolveAnswers } from '../core/resolve.ts';

/** A question as inquirer and Yeoman's adapter both take it. */
export interface Question {
  readonly type: 'input' | 'select' | 'checkbox' | 'confirm';
  readonly name: string;
  readonly message: string;
  readonly default?: string | boolean;
  readonly choices?: readonly QuestionChoice[];
  // Text for an input, the choices picked for a checkbox: inquirer knows which, its types do not.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly validate?: (value: any) => true | string;
}

interface QuestionChoice {
  readonly value: string;
  readonly name: string;
  readonly short: string;
  readonly checked?: boolean;
}

type Ask = (question: Question) => Promise<string | readonly string[] | boolean>;

/**
 * Asks what was not answered, in the table's order. Choices that the answers so far refuse are not offered,
 * and an answer that contradicts an earlier one is not accepted.
 */
export async function askAnswers(
  catalog: Catalog,
  options: Options,
  given: Partial<Answers>,
  suggested: Partial<Answers>,
  ask: Ask,
): Promise<Answers> {
  const answers: Record<string, string | readonly string[]> = { ...given };
  for (const [key, option] of rows(options)) {
    if (option.message === undefined || given[key] !== undefined) continue;
    const earlier: Partial<Answers> = { ...answers };
    const value = await ask(
      questionFor({ catalog, options, key, option, earlier, suggested: suggested[key] }),
    );
    answers[key] =
      option.type === 'many'
        ? [...required(catalog, key), ...(value as readonly string[])]
        : (value as string);
  }
  return resolveAnswers(options, answers as Partial<Answers>);
}

interface Context {
  readonly catalog: Catalog;
  readonly options: Options;
  readonly key: keyof Answers;
  readonly option: Option;
  readonly earlier: Partial<Answers>;
  readonly suggested: string | readonly string[] | undefined;
}

/** The question of one row of the table, given the answers before it. */
export function questionFor(context: Context): Question {
  const { key, option, earlier, suggested } = context;
  const base = { name: key, message: option.message ?? key };
  if (option.type === 'text') {
    const validate = (value: string) => option.check(value) ?? firstProblem(context, value) ?? true;
    return { ...base, type: 'input', default: String(suggested ?? option.default), validate };
  }
  const refused = (id: string) => firstProblem(context, option.type === 'many' ? [id] : id) !== undefined;
  const always = required(context.catalog, key);
  const offered = option.choices.filter(({ id }) => !always.includes(id) && !refused(id));
  if (option.type === 'select')
    return { ...base, type: 'select', default: option.default, choices: offered.map(labelled) };
  const preset = suggested ?? defaultOf(option, earlier);
  return {
    ...base,
    type: 'checkbox',
    message: always.length > 0 ? `${base.message}, beside ${always.join(', ')}` : base.message,
    choices: offered.map((choice) => ({ ...labelled(choice), checked: preset.includes(choice.id) })),
    validate: (picked: readonly { readonly value: string }[]) =>
      firstProblem(
        context,
        picked.map(({ value }) => value),
      ) ?? true,
  };
}

/** Ids that cannot be left out, and so are not asked for. */
function required(catalog: Catalog, key: keyof Answers): readonly string[] {
  return key === 'processes'
    ? catalog.processes.filter((process) => process.required).map(({ id }) => id)
    : [];
}

/** What choosing a value would contradict, beside what was contradictory before it. */
function firstProblem(context: Context, value: string | readonly string[]): string | undefined {
  const { catalog, key } = context;
  const always = required(catalog, key);
  const before = problemsOf(context, typeof value === 'string' ? undefined : always).map(describeProblem);
  const [problem] = problemsOf(context, typeof value === 'string' ? value : [...always, ...value]).filter(
    (found) => !before.includes(describeProblem(found)),
  );
  return problem && `${problem.reason}${problem.hint ? `; ${problem.hint}` : ''}`;
}

function problemsOf(context: Context, value: string | readonly string[] | undefined): readonly Problem[] {
  const { catalog, options, key, earlier } = context;
  try {
    assemble(catalog, resolveAnswers(options, value === undefined ? earlier : { ...earlier, [key]: value }));
    return [];
  } catch (error) {
    if (error instanceof AnswersError) return error.problems;
    throw error;
  }
}

function labelled({ id, title, summary }: Choice): QuestionChoice {
  return { value: id, name: `${title} - ${summary}`, short: title };
}
