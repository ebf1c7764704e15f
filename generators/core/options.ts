import type { Answers } from './answers.ts';

/** One value that may be chosen. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

interface Common {
  /** One line for help, documentation and the JSON Schema. */
  readonly summary: string;
  /** The question. Absent: never asked, the default holds unless a flag or file says otherwise. */
  readonly message?: string;
}

/** Free text. */
export interface TextOption extends Common {
  readonly type: 'text';
  readonly default: string;
  readonly maxLength: number;
  /** The part of the rule that JSON Schema can state. */
  readonly pattern: string;
  /** What is wrong with a value, or undefined. */
  readonly check: (value: string) => string | undefined;
}

/** One of several. */
export interface SelectOption extends Common {
  readonly type: 'select';
  readonly choices: readonly Choice[];
  readonly default: string;
}

/** Any of several. */
export interface ManyOption extends Common {
  readonly type: 'many';
  readonly choices: readonly Choice[];
  /** What `--yes` takes, given the answers before it. */
  readonly default: (earlier: Partial<Answers>) => readonly string[];
}

/** A question: read by flags, prompts, the answers file, JSON Schema, help and the documentation. */
export type Option = TextOption | SelectOption | ManyOption;

/** The one table, in the order asked. */
export type Options = { readonly [K in keyof Answers]: Option };

/** How the empty list is spelt: on the command line, in prompts and in answers files. */
export const NONE = 'none';

/** The table as a list of rows. */
export function rows(options: Options): readonly (readonly [keyof Answers, Option])[] {
  return Object.entries(options) as [keyof Answers, Option][];
}

/** What an option takes when nobody says otherwise. */
export function defaultOf(option: Option, earlier: Partial<Answers>): string | readonly string[] {
  return option.type === 'many' ? option.default(earlier) : option.default;
}
