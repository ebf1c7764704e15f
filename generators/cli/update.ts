import { resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import { canonicalAnswers } from '../core/canonical.ts';
import { parseAnswers } from '../core/parse.ts';
import { AnswersError } from '../core/problem.ts';
import { resolveAnswers } from '../core/resolve.ts';
import { optionsOf } from '../core/table.ts';
import { readAnswersFile } from './answers-file.ts';
import type { Exit } from './exit.ts';
import type { CommandLine } from './flags.ts';
import type { Io } from './io.ts';
import { REGENERATE_FLAGS, runRegeneration } from './regenerate.ts';
import { ANSWERS, type Verb } from './verb.ts';

const options = optionsOf(catalog);

export const update: Verb = {
  name: 'update',
  summary:
    'render a project anew with this version and its recorded answers, and merge with what you changed',
  usage: '[DIR]',
  positionals: 1,
  options,
  flags: [
    ANSWERS,
    { name: 'raise-majors', type: 'boolean', summary: 'also raise the major versions of stateful services' },
    {
      name: 'base',
      type: 'string',
      value: 'VERSION',
      summary:
        'render the lost base of the merge from that version of this package (needs npm, and its registry)',
    },
    ...REGENERATE_FLAGS,
  ],
  examples: ['update', 'update ../orders --dry-run', 'update --yes --json', 'update --base 1.0.0'],
  run: runUpdate,
};

async function runUpdate(line: CommandLine, io: Io): Promise<Exit> {
  const file = line.values['answers'];
  const fromFile = file === undefined ? {} : await readAnswersFile(file, io);
  const read = parseAnswers(options, fromFile, (key) => `${key} in ${file}`);
  const flags = parseAnswers(options, line.answers, (key) => `--${key}`);
  const problems = [...flags.problems, ...read.problems];
  if (problems.length > 0) throw new AnswersError(problems);
  const changed = { ...read.answers, ...flags.answers };
  const version = line.values['base'];
  return runRegeneration(
    {
      verb: 'update',
      dir: resolve(io.cwd, line.positionals[0] ?? '.'),
      answers: (opened) =>
        canonicalAnswers(catalog, resolveAnswers(options, { ...opened.answers, ...changed })),
      ...(version !== undefined && {
        prepare: async (opened) => (await import('../project/base.ts')).baseOfVersion(opened, version),
      }),
    },
    line,
    io,
  );
}
