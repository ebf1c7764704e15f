/** How a program ended. `missing` where there is no such program. */
export type Run = { readonly status: number; readonly output: string } | { readonly missing: true };

/** Where and how a program runs. An aborted signal ends it. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** What it reads; without it there is nothing to wait for. */
  readonly input?: string;
}

/** How much of what a program printed is kept: its end, where the reason of a failure stands. */
const KEPT = 1_000_000;

/** Runs a program in a folder; keeps the end of what it printed. */
export async function run(
  command: readonly [string, ...string[]],
  { cwd, env = process.env, signal, input }: RunOptions,
): Promise<Run> {
  const [program, ...args] = command;
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      // npm and other tools are scripts on Windows, which only a shell starts.
      shell: process.platform === 'win32',
      ...(signal && { signal }),
    });
    // A program that ends without reading closes the pipe: that is its right.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-KEPT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ missing: true });
      // What an interruption is called, all of us know; Node gives it a name of its own.
      else reject(signal?.aborted ? signal.reason : error);
    });
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
}
