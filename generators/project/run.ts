import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended. `missing` where there is no such program. */
export type Run = { readonly status: number; readonly output: string } | { readonly missing: true };

const children = new Set<ChildProcess>();

/** Runs a program in a folder, without a shell and without an input to wait for; keeps the end of what it printed. */
export function run(
  command: readonly [string, ...string[]],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Run> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    // npm and other tools are scripts on Windows, which only a shell starts.
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    };
    children.add(child);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error: NodeJS.ErrnoException) => {
      children.delete(child);
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ missing: true });
      else reject(error);
    });
    child.once('close', (status) => {
      children.delete(child);
      resolve({ status: status ?? 1, output: output.trim() });
    });
  });
}

/** Ends what still runs: a run that is interrupted leaves nothing behind. */
export function endChildren(): void {
  for (const child of children) child.kill('SIGTERM');
}
