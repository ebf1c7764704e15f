import type { Question } from './ask.ts';

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
}

/** The world of a real process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    interactive: process.stdin.isTTY && process.stdout.isTTY && !process.env['CI'],
    ask: async (question) => {
      const { default: inquirer } = await import('inquirer');
      const answers: Record<string, string | readonly string[] | boolean> = await inquirer.prompt([question]);
      return answers[question.name] ?? '';
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
