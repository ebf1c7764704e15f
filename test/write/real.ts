import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { discard } from '../../generators/write/discard.ts';
import type { WriteFs } from '../../generators/write/files.ts';
import { build, type Entry } from './worlds.ts';

/** The real disk. */
export const disk: WriteFs = fs as unknown as WriteFs;

/** A folder on it for one test, where it really is. */
export function temp(): string {
  const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'write-')));
  // Also what a test made unwritable.
  onTestFinished(() => void discard(disk, folder));
  return folder;
}

/** A project in such a folder. */
export function project(entries: Readonly<Record<string, Entry>>): string {
  const root = temp();
  build(disk, root, entries);
  return root;
}

/** Runs as somebody who may not do everything: root is asked no permissions. */
export async function asNobody<T>(work: () => Promise<T> | T): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
