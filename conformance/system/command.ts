import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended, and all that it printed. */
export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a program runs. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Milliseconds after which it is killed. */
  readonly timeout?: number;
}

const running = new Set<ChildProcess>();
let over = false;

/** Resolves at once, or never once everything is being taken back: nothing may be made after that. */
export function notOver(): Promise<void> {
  return over ? new Promise(() => {}) : Promise.resolve();
}

/** Ends every program that runs, and keeps others from starting. */
export function endCommands(): void {
  over = true;
  for (const { pid } of running) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Runs a program to its end. */
export async function command(argv: readonly string[], options: CommandOptions = {}): Promise<Result> {
  await notOver();
  const { cwd, env, input, timeout = 600_000 } = options;
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    // In a group of its own: Ctrl-C in the terminal is for the suite, which then ends what it started.
    const child = spawn(program, args, { cwd, env, timeout, detached: true, killSignal: 'SIGKILL' });
    running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (status) => {
      running.delete(child);
      resolve({ status: status ?? 137, stdout, stderr });
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Runs a program that must succeed, and returns what it printed on stdout. */
export async function succeed(argv: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await command(argv, options);
  if (status !== 0)
    throw new Error(`${argv.join(' ')} exited with ${status}: ${(stderr || stdout).trim().slice(-1500)}`);
  return stdout;
}
