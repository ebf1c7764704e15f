import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { eventually } from './wait.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

export type Line = Record<string, unknown>;

/** `app COMMAND` as a process of its own, gone at the latest when the test is. */
export class App {
  readonly output: string[] = [];
  /** The exit status, or the signal that ended the process. */
  readonly exited: Promise<number | NodeJS.Signals>;
  readonly errors: Promise<string>;
  readonly #process: ChildProcessWithoutNullStreams;

  constructor(args: string[], environment: Record<string, string> = {}, cwd = tmpdir()) {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      env: { ...process.env, PORT: '0', ...environment },
      stdio: 'pipe',
    });
    this.#process = child;
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => this.output.push(line));
    this.errors = text(child.stderr);
    this.exited = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(
      ([[status, signal]]) => status ?? signal,
    );
    onTestFinished(() => void child.kill('SIGKILL'));
  }

  /** Everything logged so far; throws if anything is not a JSON object on a line. */
  get lines(): Line[] {
    return this.output.map((line) => JSON.parse(line));
  }

  /** Waits for a line with these fields. */
  line(fields: Line, deadline?: number): Promise<Line> {
    return eventually(
      () =>
        this.lines.find((line) =>
          Object.entries(fields).every(([name, value]) => line[name] === value),
        ),
      deadline,
    );
  }

  /** Waits until the web process listens, and returns its port. */
  async port(): Promise<number> {
    return Number((await this.line({ event: 'http.listening' })).port);
  }

  /** Waits until the web process is ready, and returns its address. */
  async ready(): Promise<string> {
    const url = `http://127.0.0.1:${await this.port()}`;
    await eventually(async () => (await fetch(`${url}/health/ready`)).ok);
    return url;
  }

  /** Types on its standard input. */
  input(text: string): void {
    this.#process.stdin.write(text);
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }
}
