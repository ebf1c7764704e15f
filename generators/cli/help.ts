import { defaultOf, NONE, type Option, type Options, rows } from '../core/options.ts';
import type { Flag } from './flags.ts';
import type { Verb } from './verb.ts';

/** The name people type. */
export const PROGRAM = 'twelve-factor';

/** The overview: every verb in a line. */
export function overview(
  verbs: readonly { readonly name: string; readonly usage: string; readonly summary: string }[],
  columns: number,
): string {
  const lines = verbs.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const);
  return [
    `Usage: ${PROGRAM} [VERB] [OPTIONS]`,
    '',
    'Renders a complete twelve-factor service, and keeps it current without losing a line of yours.',
    '',
    'Verbs (new, where none is named):',
    ...table(lines, columns),
    '',
    `${PROGRAM} VERB --help tells what a verb takes; --version prints the version.`,
    '',
  ].join('\n');
}

/** One verb's page: usage, answers, options, examples. */
export function verbHelp(verb: Verb, columns: number): string {
  const answers = verb.options
    ? [
        '',
        'Answers:',
        ...table(
          rows(verb.options).map(([key, option]) => answerRow(key, option, verb.options)),
          columns,
        ),
      ]
    : [];
  return [
    `Usage: ${PROGRAM} ${verb.name} ${verb.usage}`.trimEnd(),
    '',
    `${capital(verb.summary)}.`,
    ...answers,
    '',
    'Options:',
    ...table(verb.flags.map(flagRow), columns),
    '',
    'Examples:',
    ...verb.examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
  ].join('\n');
}

function answerRow(key: string, option: Option, options: Options | undefined): readonly [string, string] {
  if (option.type === 'text') return [`--${key} TEXT`, `${option.summary} (default: ${option.default})`];
  const ids = option.choices.map(({ id }) => id).join(', ');
  const preset =
    options &&
    defaultOf(option, { services: options.services.type === 'many' ? options.services.default({}) : [] });
  const shown = Array.isArray(preset) ? preset.join(',') || NONE : String(preset);
  const value = option.type === 'many' ? 'A,B' : 'ID';
  return [
    `--${key} ${value}`,
    `${option.summary}: ${ids}${option.type === 'many' ? `, ${NONE}` : ''} (default: ${shown})`,
  ];
}

function flagRow({ name, short, value, choices, summary }: Flag): readonly [string, string] {
  const names = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  return [names, choices ? `${summary}: ${choices.join(', ')}` : summary];
}

/** Two columns; the second is wrapped where a terminal is too narrow for it. */
function table(lines: readonly (readonly [string, string])[], columns: number): readonly string[] {
  const indent = Math.min(Math.max(...lines.map(([name]) => name.length)), Math.max(12, columns / 2)) + 4;
  return lines.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(text, columns - indent);
    const start = `  ${name}`;
    const head =
      start.length + 2 > indent ? [start, ' '.repeat(indent) + first] : [start.padEnd(indent) + first];
    return [...head, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
}

/** Text in lines of at most so many characters; a longer word stands alone. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
