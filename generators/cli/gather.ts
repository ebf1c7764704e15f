import { basename, resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { canonicalAnswers } from '../core/canonical.ts';
import { type Options, rows } from '../core/options.ts';
import { parseAnswers } from '../core/parse.ts';
import { AnswersError, type Problem } from '../core/problem.ts';
import { missingAnswers, resolveAnswers } from '../core/resolve.ts';
import { checkName } from '../core/text.ts';
import { readAnswersFile } from './answers-file.ts';
import type { CommandLine } from './flags.ts';
import type { Io } from './io.ts';

/**
 * The answers of a run, by precedence: flag, then answers file, then prompt, then default. A folder that was named
 * answers for the project's name. Prompts appear on terminals alone; elsewhere `--yes` takes defaults.
 *
 * @throws AnswersError naming everything that is unknown, malformed or missing, from all sources at once.
 */
export async function gatherAnswers(options: Options, line: CommandLine, io: Io): Promise<Answers> {
  const file = line.values['answers'];
  const fromFile = file === undefined ? {} : await readAnswersFile(file, io);
  const flags = parseAnswers(options, line.answers, (key) => `--${key}`);
  const read = parseAnswers(
    options,
    fromFile,
    (key) => `${key} in ${file === '-' ? 'standard input' : file}`,
  );
  const problems: Problem[] = [...flags.problems, ...read.problems];
  let given: Partial<Answers> = { ...read.answers, ...flags.answers };
  const dir = line.positionals[0];
  if (dir !== undefined && given.name === undefined && problems.length === 0) {
    const name = basename(resolve(io.cwd, dir));
    const reason = checkName(name);
    if (reason)
      problems.push({
        flag: 'DIR',
        value: name,
        reason: `cannot name the project: it ${reason}`,
        hint: 'give --name',
      });
    given = { ...given, name };
  }
  if (problems.length > 0) throw new AnswersError(problems);
  if (line.switches.has('yes')) return canonicalAnswers(catalog, resolveAnswers(options, given));
  const missing = missingAnswers(options, given);
  if (missing.length > 0 && !io.interactive)
    throw new AnswersError(missing.map((key) => missingAnswer(options, key)));
  if (missing.length === 0) return canonicalAnswers(catalog, resolveAnswers(options, given));
  const { askAnswers } = await import('./ask.ts');
  return canonicalAnswers(catalog, await askAnswers(catalog, options, given, {}, io.ask));
}

function missingAnswer(options: Options, key: keyof Answers): Problem {
  const option = options[key];
  const allowed =
    option.type === 'text' ? option.summary : `one of ${option.choices.map(({ id }) => id).join(', ')}`;
  return {
    flag: `--${key}`,
    reason: 'is not answered, and there is no terminal to ask on',
    hint: `${allowed}; --yes takes the default`,
  };
}

/** The command that gives the same project without a prompt. */
export function equivalentCommand(
  options: Options,
  answers: Answers,
  dir: string | undefined,
  shell: (word: string) => string,
): string {
  const defaults = resolveAnswers(options, {});
  const flags = rows(options)
    .filter(([key, option]) => option.message !== undefined || answers[key] !== defaults[key])
    .map(([key]) => {
      const value = answers[key];
      return `--${key} ${shell(typeof value === 'string' ? value : value.join(',') || 'none')}`;
    });
  return ['npx generator-twelve-factor new', ...(dir === undefined ? [] : [shell(dir)]), ...flags].join(' ');
}
