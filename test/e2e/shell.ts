import { type SpawnOptions, spawn } from 'node:child_process';

/** What a program printed and how it ended. */
export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is started. */
export interface ShellOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs a program to its end, whatever that is. */
export function attempt(
  command: readonly string[],
  { cwd, env, input }: ShellOptions = {},
): Promise<Finished> {
  const [program = '', ...args] = command;
  const options: SpawnOptions = { cwd, env: { ...process.env, ...env }, stdio: 'pipe' };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, stdout, stderr }));
    // A program need not read what it is given.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** Runs a program that must succeed; gives what it printed on standard output. */
export async function sh(command: readonly string[], options: ShellOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await attempt(command, options);
  if (status !== 0)
    throw new Error(
      `${command.join(' ')} ended with ${status}\n${stdout.slice(-6000)}\n${stderr.slice(-6000)}`,
    );
  return stdout;
}

/** What `look` gives once that is neither false nor undefined; errors count as not yet. */
export async function until<T>(
  what: string,
  look: () => Promise<T | false | undefined>,
  seconds = 60,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const seen = await look();
      if (seen !== false && seen !== undefined) return seen;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error(`waited ${seconds} s in vain for ${what}${last ? `: ${String(last)}` : ''}`);
}
