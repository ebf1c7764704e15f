import { NONE, rows } from '../../core/options.ts';
import type { Verb } from '../verb.ts';

/** What a shell may offer after a verb. */
export interface Vocabulary {
  readonly verb: string;
  readonly summary: string;
  /** The words that the first argument can be; a path where there is none. */
  readonly words: readonly string[];
  readonly flags: readonly CompletedFlag[];
}

/** One flag, and what may follow it. */
export interface CompletedFlag {
  readonly name: string;
  readonly summary: string;
  /** `switch` takes no value; `list` takes several, comma-separated; `free` text or a path. */
  readonly takes: 'switch' | 'one' | 'list' | 'free';
  readonly choices: readonly string[];
}

/** The names that the command line is installed under. */
export const PROGRAMS = ['twelve-factor', 'generator-twelve-factor'] as const;

/** A verb's vocabulary: its answers by the option table, and its own flags. */
export function vocabulary({ name, summary, words = [], options, flags }: Verb): Vocabulary {
  const answers = (options ? rows(options) : []).map(([key, option]): CompletedFlag => {
    if (option.type === 'text') return { name: key, summary: option.summary, takes: 'free', choices: [] };
    const ids = option.choices.map(({ id }) => id);
    return option.type === 'many'
      ? { name: key, summary: option.summary, takes: 'list', choices: [...ids, NONE] }
      : { name: key, summary: option.summary, takes: 'one', choices: ids };
  });
  const own = flags.map(({ name: flag, summary: about, type, choices = [] }): CompletedFlag => {
    const takes = type === 'boolean' ? 'switch' : choices.length > 0 ? 'one' : 'free';
    return { name: flag, summary: about, takes, choices };
  });
  return { verb: name, summary, words, flags: [...answers, ...own] };
}
