import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../system/wait.ts';

/** Milliseconds for Docker to make a container that it has been asked for. */
const PATIENCE = 60_000;

/** What `docker run` writes once the container exists, for each that runs. */
const files = new Map<ChildProcess, string>();

/** The option by which Docker tells that a container exists, and the file. */
export function cidFile(name: string): { flags: string[]; file: string } {
  const file = join(tmpdir(), `${name}.cid`);
  rmSync(file, { force: true });
  return { flags: ['--cidfile', file], file };
}

/** Follows a `docker run` to its end. */
export function follow(child: ChildProcess, file: string): void {
  files.set(child, file);
  child.once('close', () => {
    files.delete(child);
    rmSync(file, { force: true });
  });
}

/** Waits until every container that was asked for exists, or will not: only then can it be removed for good. */
export async function containersSettled(): Promise<void> {
  const pending = () => [...files.values()].filter((file) => !existsSync(file));
  await until('containers to exist', PATIENCE, () => pending().length === 0).catch(() => undefined);
  for (const file of files.values()) rmSync(file, { force: true });
}
