import { styleText } from 'node:util';
import type { Question } from './ask.ts';
import { write } from './output.ts';

/** What a piece of text means to whoever reads it at a terminal. */
export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** What a verb may touch of the world outside the project: so that tests run verbs without a process. */
export interface Io {
  readonly cwd: string;
  /** Whether prompts may appear: standard input and output are terminals, and `CI` is unset. */
  readonly interactive: boolean;
  /** Asks one question and gives its answer. Present wherever `interactive` is. */
  readonly ask: (question: Question) => Promise<string | readonly string[] | boolean>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  /** Text in a colour, where the stream is a terminal that shows any and `NO_COLOR` is unset (no-color.org). */
  readonly paint: (stream: 'out' | 'err', style: Style, text: string) => string;
  /** How many characters fit a line of standard output; infinite where it is no terminal. */
  readonly columns: number;
  /** How many lines fit the screen of standard output; infinite where it is no terminal. */
  readonly rows: number;
}

/** Loads the library that asks; only where somebody is asked. */
export type LoadPrompts = () => Promise<typeof import('inquirer')>;

/** Asks at the terminal. */
export function promptsOf(loadPrompts: LoadPrompts): Io['ask'] {
  return async (question) => {
    const { default: inquirer } = await loadPrompts();
    const answers: Record<string, string | readonly string[] | boolean> = await inquirer.prompt([question]);
    return answers[question.name] ?? '';
  };
}

/** The world of a real process, in which `ask` asks. */
export function processIo(ask: Io['ask']): Io {
  return {
    cwd: process.cwd(),
    // Asked for only where a prompt could come: to look at a stream is to open it.
    get interactive() {
      return process.stdin.isTTY && process.stdout.isTTY && !process.env['CI'];
    },
    ask,
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    paint: (stream, style, text) =>
      styleText(style, text, { stream: stream === 'out' ? process.stdout : process.stderr }),
    get columns() {
      return process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
    },
    get rows() {
      return process.stdout.isTTY ? process.stdout.rows : Number.POSITIVE_INFINITY;
    },
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
