import { resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { canonicalAnswers } from '../core/canonical.ts';
import { NONE, type Options } from '../core/options.ts';
import { didYouMean, parseAnswers } from '../core/parse.ts';
import { AnswersError } from '../core/problem.ts';
import { refusals } from '../core/refusals.ts';
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
  [
    'add service rabbitmq',
    'add target kubernetes helm --dir ../orders',
    'add service redis process worker scheduler',
  ],
);

export const remove: Verb = changing('remove', 'remove one, and merge', [
  'remove service redis',
  'remove service redis process worker scheduler',
]);

function changing(name: 'add' | 'remove', summary: string, examples: readonly string[]): Verb {
  return {
    name,
    summary,
    usage: `${Object.keys(KINDS).join('|')} ID... [KIND ID...]`,
    words: Object.keys(KINDS),
    positionals: Number.POSITIVE_INFINITY,
    flags: [
      { name: 'dir', type: 'string', value: 'DIR', summary: "the project's folder (default: this one)" },
      ...REGENERATE_FLAGS,
    ],
    examples,
    run: (line, io) => {
      const parts = readParts(name, line.positionals);
      const change = name === 'add' ? added : removed;
      const answers = (opened: Opened) => {
        const changed = parts.reduce((before, part) => change(before, part), opened.answers);
        refuse(name, line.positionals, changed);
        return canonicalAnswers(catalog, changed);
      };
      return runRegeneration(
        { verb: name, dir: resolve(io.cwd, line.values['dir'] ?? '.'), answers },
        line,
        io,
      );
    },
  };
}

/** What is added or removed of one kind. */
interface Part {
  readonly kind: Kind;
  readonly ids: readonly string[];
}

/** Each word that names a kind begins another part. */
function readParts(verb: string, positionals: readonly string[]): readonly Part[] {
  const starts = [...positionals.keys()].filter((at) => at === 0 || isKind(positionals[at] ?? ''));
  return (starts.length > 0 ? starts : [0]).map((from, index) =>
    readPart(verb, positionals.slice(from, starts[index + 1])),
  );
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(KINDS, word);
}

function readPart(verb: string, [kind = '', ...rest]: readonly string[]): Part {
  const kinds = Object.keys(KINDS);
  const hint = `${verb} takes one of ${kinds.join(', ')}, and ids`;
  if (!isKind(kind))
    throw new AnswersError([
      { flag: verb, value: kind, reason: `is not a kind${didYouMean(kind, kinds)}`, hint },
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

/** What belongs together contradicts the rest where it comes alone: a queue without a worker, a worker without a queue. */
function refuse(verb: string, words: readonly string[], answers: Answers): void {
  const problems = refusals(catalog, answers);
  if (problems.length === 0) return;
  throw new AnswersError(
    problems.map((problem) => ({
      ...problem,
      hint: `${problem.hint}; what belongs together goes at once: ${verb} ${words.join(' ')} KIND ID`,
    })),
  );
}

function added(answers: Answers, { kind, ids }: Part): Answers {
  const key = KINDS[kind];
  const before = answers[key];
  const after =
    typeof before === 'string'
      ? (ids[0] ?? before)
      : [...before, ...ids.filter((id) => !before.includes(id))];
  return { ...answers, [key]: after };
}

function removed(answers: Answers, { kind, ids }: Part): Answers {
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
  return { ...answers, [key]: after };
}
