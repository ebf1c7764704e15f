import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Options } from '../core/options.ts';
import { didYouMean } from '../core/parse.ts';
import { AnswersError, type Problem } from '../core/problem.ts';

/** A flag that steers a run and is no answer. */
export interface Flag {
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly summary: string;
  /** What stands for the value in help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly short?: string;
}

/** What a command line said, before anything was checked against the catalogue. */
export interface CommandLine {
  readonly positionals: readonly string[];
  /** Answers by key; a repeated flag gives a list. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly switches: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads a verb's arguments: answers by the option table, other flags by the verb's own list.
 *
 * @throws AnswersError naming every unknown flag, and every flag that lacks or repeats its value.
 */
export function readCommandLine(
  argv: readonly string[],
  options: Options | undefined,
  flags: readonly Flag[],
): CommandLine {
  const answerKeys = Object.keys(options ?? {});
  const config: ParseArgsOptionsConfig = Object.fromEntries([
    ...answerKeys.map((key) => [key, { type: 'string', multiple: true }] as const),
    ...flags.map(
      ({ name, type, short }) => [name, { type, multiple: true, ...(short && { short }) }] as const,
    ),
  ]);
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const answers: Record<string, string[]> = {};
  const switches = new Set<string>();
  const values: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (answerKeys.includes(token.name)) {
      const value = valueOf(token);
      if (value === undefined) problems.push(lacksValue(token));
      else (answers[token.name] ??= []).push(value);
    } else if (!flag)
      problems.push(unknown(token.rawName, [...answerKeys, ...flags.map(({ name }) => name)]));
    else problems.push(...readFlag(flag, token, switches, values));
  }
  if (problems.length > 0) throw new AnswersError(problems);
  return { positionals, answers: single(answers, options), switches, values };
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** `--services --yes` forgot a value; one that starts with a hyphen is written `--flag=-value`. */
function valueOf({ value, inlineValue }: OptionToken): string | undefined {
  return value !== undefined && !inlineValue && /^-./.test(value) ? undefined : value;
}

function lacksValue({ rawName }: OptionToken): Problem {
  return {
    flag: rawName,
    reason: 'needs a value',
    hint: `write ${rawName}=VALUE where the value starts with a hyphen`,
  };
}

function readFlag(
  flag: Flag,
  token: OptionToken,
  switches: Set<string>,
  values: Record<string, string>,
): readonly Problem[] {
  if (flag.type === 'boolean') {
    if (token.value !== undefined)
      return [{ flag: token.rawName, value: token.value, reason: 'takes no value' }];
    switches.add(flag.name);
    return [];
  }
  const value = valueOf(token);
  if (value === undefined) return [lacksValue(token)];
  if (Object.hasOwn(values, flag.name)) return [{ flag: token.rawName, value, reason: 'is given twice' }];
  if (flag.choices && !flag.choices.includes(value)) {
    const reason = `is not known${didYouMean(value, flag.choices)}`;
    return [{ flag: token.rawName, value, reason, hint: `one of ${flag.choices.join(', ')}` }];
  }
  values[flag.name] = value;
  return [];
}

/** An option that holds one value gets text, so that the one parser of answers can tell a repetition. */
function single(
  answers: Readonly<Record<string, string[]>>,
  options: Options | undefined,
): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [key, given] of Object.entries(answers)) {
    const many = options?.[key as keyof Options].type === 'many';
    if (!many && given.length > 1)
      throw new AnswersError([{ flag: `--${key}`, value: given.join(' and '), reason: 'is given twice' }]);
    result[key] = many ? given : (given[0] ?? '');
  }
  return result;
}

function unknown(rawName: string, known: readonly string[]): Problem {
  const near = didYouMean(rawName.replace(/^-+/, ''), known).replace('mean ', 'mean --');
  return { flag: rawName, reason: `is not a flag of this verb${near}`, hint: 'see --help' };
}
