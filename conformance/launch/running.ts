import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended: its status as a shell tells it, 128 and the signal's number where one killed it. */
export interface Exit {
  readonly status: number;
  /** `performance.now()` at its end. */
  readonly at: number;
}

/** One line of output, and when it came. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/** A process of the application. */
export interface Running {
  readonly command: string;
  readonly startedAt: number;
  /** Lines of stdout so far; the last one may lack its end. */
  readonly lines: () => readonly Line[];
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exit: () => Exit | undefined;
  readonly exited: Promise<Exit>;
  readonly signal: (signal: NodeJS.Signals) => Promise<void>;
  /** Writes to standard input and closes it. */
  readonly input: (text: string) => void;
  /** Ends it at once and waits for that. */
  readonly kill: () => Promise<void>;
  /** The files that it has written, as far as this machine can see. */
  readonly written: () => Promise<string[]>;
  /** How many processes it consists of. */
  readonly processes: () => Promise<number>;
  /** `Date.now()` at its own first instruction, after all that the launcher does. */
  readonly began: () => Promise<number>;
  /** Milliseconds from there to its end, where it was launched to be timed. */
  readonly lasted: () => Promise<number>;
}

/** What the launcher knows of a process beside its output. */
export interface Sight {
  readonly signal: (signal: NodeJS.Signals) => Promise<void>;
  readonly written: () => Promise<string[]>;
  readonly processes: () => Promise<number>;
  readonly began: () => Promise<number>;
  readonly lasted: (exit: Exit) => Promise<number>;
}

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

/** Watches a child process as a process of the application. */
export function watch(child: ChildProcess, command: string, sight: Sight): Running {
  const startedAt = performance.now();
  const lines: Line[] = [];
  let rest = '';
  let stdout = '';
  let stderr = '';
  let exit: Exit | undefined;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    const at = performance.now();
    lines.push(...parts.map((part) => ({ text: part, at })));
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin?.on('error', () => {});
  const exited = once(child, 'close').then(([code, signal]: (number | string | null)[]) => {
    exit = {
      status: typeof code === 'number' ? code : 128 + (SIGNALS[String(signal)] ?? 0),
      at: performance.now(),
    };
    return exit;
  });
  return {
    command,
    startedAt,
    lines: () => (rest ? [...lines, { text: rest, at: performance.now() }] : lines),
    stdout: () => stdout,
    stderr: () => stderr,
    exit: () => exit,
    exited,
    ...sight,
    lasted: async () => sight.lasted(await exited),
    input: (text) => child.stdin?.end(text),
    async kill() {
      if (!exit) await sight.signal('SIGKILL');
      await exited;
    },
  };
}
