import { defaultOf, NONE, type Option, type Options, rows } from '../core/options.ts';
import type { Flag } from './flags.ts';
import type { Verb } from './verb.ts';

/** The name people type. */
export const PROGRAM = 'twelve-factor';

/** The overview: every verb in a line. */
export function overview(
  verbs: readonly { readonly name: string; readonly usage: string; readonly summary: string }[],
): string {
  const lines = verbs.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const);
  return [
    `Usage: ${PROGRAM} [VERB] [OPTIONS]`,
    '',
    'Renders a complete twelve-factor service, and keeps it current without losing a line of yours.',
    '',
    'Verbs (new, where none is named):',
    ...table(lines),
    '',
    `${PROGRAM} VERB --help tells what a verb takes; --version prints the version.`,
    '',
  ].join('\n');
}

/** One verb's page: usage, answers, options, examples. */
export function verbHelp(verb: Verb): string {
  const answers = verb.options
    ? [
        '',
        'Answers:',
        ...table(rows(verb.options).map(([key, option]) => answerRow(key, option, verb.options))),
      ]
    : [];
  return [
    `Usage: ${PROGRAM} ${verb.name} ${verb.usage}`.trimEnd(),
    '',
    `${capital(verb.summary)}.`,
    ...answers,
    '',
    'Options:',
    ...table(verb.flags.map(flagRow)),
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

function table(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
