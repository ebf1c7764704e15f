import { resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { canonicalAnswers } from '../core/canonical.ts';
import { NONE, type Options } from '../core/options.ts';
import { didYouMean, parseAnswers } from '../core/parse.ts';
import { AnswersError } from '../core/problem.ts';
import { optionsOf } from '../core/table.ts';
import type { Opened } from '../project/open.ts';
import { REGENERATE_FLAGS, runRegeneration } from './regenerate.ts';
import type { Verb } from './verb.ts';

/** What can be added and removed, and the answer that it is a part of. */
const KINDS = {
  service: 'services',
  target: 'targets',
  process: 'processes',
  ci: 'ci',
  logs: 'logs',
} as const;
type Kind = keyof typeof KINDS;

const options: Options = optionsOf(catalog);

export const add: Verb = changing(
  'add',
  'add a service, target, process, CI provider or log stack, and merge',
  ['add service rabbitmq', 'add target kubernetes helm --dir ../orders'],
);

export const remove: Verb = changing('remove', 'remove one, and merge', [
  'remove service redis',
  'remove process scheduler',
]);

function changing(name: 'add' | 'remove', summary: string, examples: readonly string[]): Verb {
  return {
    name,
    summary,
    usage: `${Object.keys(KINDS).join('|')} ID...`,
    words: Object.keys(KINDS),
    positionals: Number.POSITIVE_INFINITY,
    flags: [
      { name: 'dir', type: 'string', value: 'DIR', summary: "the project's folder (default: this one)" },
      ...REGENERATE_FLAGS,
    ],
    examples,
    run: (line, io) => {
      const { kind, ids } = readIds(name, line.positionals);
      const answers = (opened: Opened) =>
        name === 'add' ? added(opened.answers, kind, ids) : removed(opened.answers, kind, ids);
      return runRegeneration(
        { verb: name, dir: resolve(io.cwd, line.values['dir'] ?? '.'), answers },
        line,
        io,
      );
    },
  };
}

function readIds(
  verb: string,
  positionals: readonly string[],
): { readonly kind: Kind; readonly ids: readonly string[] } {
  const [word, ...rest] = positionals;
  const kinds = Object.keys(KINDS) as Kind[];
  const kind = kinds.find((known) => known === word);
  const hint = `${verb} takes one of ${kinds.join(', ')}, and ids`;
  if (!kind)
    throw new AnswersError([
      { flag: verb, value: word ?? '', reason: `is not a kind${didYouMean(word ?? '', kinds)}`, hint },
    ]);
  if (rest.length === 0)
    throw new AnswersError([
      { flag: verb, value: kind, reason: 'lacks an id', hint: `see list ${KINDS[kind]}` },
    ]);
  const single = options[KINDS[kind]].type === 'select';
  const given = { [KINDS[kind]]: single ? rest.join(',') : rest };
  const { answers, problems } = parseAnswers(options, given, () => `${verb} ${kind}`);
  if (problems.length > 0) throw new AnswersError(problems);
  const value = answers[KINDS[kind]] ?? [];
  return { kind, ids: typeof value === 'string' ? [value] : value };
}

function added(answers: Answers, kind: Kind, ids: readonly string[]): Answers {
  const key = KINDS[kind];
  const before = answers[key];
  const after =
    typeof before === 'string'
      ? (ids[0] ?? before)
      : [...before, ...ids.filter((id) => !before.includes(id))];
  return canonicalAnswers(catalog, { ...answers, [key]: after });
}

function removed(answers: Answers, kind: Kind, ids: readonly string[]): Answers {
  const key = KINDS[kind];
  const before = answers[key];
  const present = typeof before === 'string' ? [before] : before;
  const absent = ids.filter((id) => !present.includes(id));
  if (absent.length > 0)
    throw new AnswersError([
      {
        flag: `remove ${kind}`,
        value: absent.join(','),
        reason: 'is not part of this project',
        hint: `it has ${present.join(', ') || NONE}`,
      },
    ]);
  const after = typeof before === 'string' ? NONE : before.filter((id) => !ids.includes(id));
  return canonicalAnswers(catalog, { ...answers, [key]: after });
}
