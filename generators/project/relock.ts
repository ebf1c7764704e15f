import { join } from 'node:path';
import type { Lock } from '../core/feature.ts';
import type { Change } from '../write/change.ts';
import { fs } from '../write/disk.ts';
import type { WriteFs } from '../write/files.ts';
import { look } from '../write/look.ts';
import { inScratch } from '../write/scratch.ts';
import { makeLockfile } from './lock.ts';

/** A lockfile that was resolved again, or why it was not. */
export type Relocked = { readonly change: Change } | { readonly reason: string };

/**
 * Resolves a lockfile for a changed manifest, in a folder of its own: the project is not touched, and the new lockfile
 * becomes one of the transaction's changes. The tool keeps every locked version that the manifest still allows.
 */
export async function relock(
  dir: string,
  lock: Lock,
  manifest: string | Uint8Array,
  signal?: AbortSignal,
): Promise<Relocked> {
  const current = look(fs as WriteFs, dir, lock.lockfile);
  return inScratch(fs as WriteFs, dir, async (folder) => {
    fs.writeFileSync(join(folder, lock.manifest), manifest);
    if (current) fs.writeFileSync(join(folder, lock.lockfile), current.contents);
    const locked = await makeLockfile(lock, folder, signal);
    if (!locked.made) return { reason: locked.reason };
    const contents = fs.readFileSync(join(folder, lock.lockfile));
    return {
      change: { path: lock.lockfile, expected: current, next: { contents, mode: current?.mode ?? 0o644 } },
    };
  });
}
