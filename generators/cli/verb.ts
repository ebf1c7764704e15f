import type { Options } from '../core/options.ts';
import type { Exit } from './exit.ts';
import type { CommandLine, Flag } from './flags.ts';
import type { Io } from './io.ts';

/** One verb of the command line: what help says of it, what it takes, and what it does. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  /** What follows the verb, as help shows it. */
  readonly usage: string;
  /** What the first positional argument may be, where that is a list of words. */
  readonly words?: readonly string[];
  /** How many positional arguments it takes at most. */
  readonly positionals: number;
  /** The answers that it takes as flags; absent: none. */
  readonly options?: Options;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  readonly run: (line: CommandLine, io: Io) => Promise<Exit>;
}

export const YES: Flag = {
  name: 'yes',
  type: 'boolean',
  short: 'y',
  summary: 'take defaults for what is not answered',
};
export const JSON_REPORT: Flag = {
  name: 'json',
  type: 'boolean',
  summary: 'one JSON document on standard output, everything else on standard error',
};
export const DRY_RUN: Flag = {
  name: 'dry-run',
  type: 'boolean',
  summary: 'list what would be written, write nothing',
};
export const QUIET: Flag = {
  name: 'quiet',
  type: 'boolean',
  short: 'q',
  summary: 'print errors and warnings only',
};
export const NO_INSTALL: Flag = {
  name: 'no-install',
  type: 'boolean',
  summary: 'make no lockfile: needs neither a tool nor a network',
};
export const NO_GIT: Flag = { name: 'no-git', type: 'boolean', summary: 'initialise no git repository' };
export const HELP: Flag = { name: 'help', type: 'boolean', short: 'h', summary: 'print this' };
export const ANSWERS: Flag = {
  name: 'answers',
  type: 'string',
  value: 'FILE',
  summary: 'read answers from a YAML or JSON file; - is standard input',
};
