import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Makes one plain file of a script here: it starts in a third of the time. */
export function bundle(script: string, folder: string): string {
  const outfile = join(folder, `${script}.mjs`);
  const entryPoints = [join(import.meta.dirname, `${script}.ts`)];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

/** A process that has said `ready`. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** What it ends with: its exit status and all else that it said. */
  readonly end: Promise<{ readonly status: number | null; readonly said: string }>;
}

/** Starts a bundled script and waits until it is ready. */
export async function start(script: string, ...args: string[]): Promise<Child> {
  const child = spawn(process.execPath, [script, ...args]);
  let said = '';
  const { promise, resolve } = Promise.withResolvers<void>();
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes('ready\n')) resolve();
  });
  const end = once(child, 'close').then(([status]) => {
    resolve();
    return { status: status as number | null, said: said.replace('ready\n', '').trim() };
  });
  await promise;
  return { process: child, end };
}
