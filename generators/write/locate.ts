import nodePath, { type PlatformPath } from 'node:path';
import { WriteFault } from './fault.ts';
import { codeOf, peek, type WriteFs } from './files.ts';

/** Where a new project goes. */
export interface Place {
  /** The deepest folder on the way that exists, where it really is; `/`-separated like all paths in here. */
  readonly existing: string;
  /** What is to be made in it: none where the project's own folder exists. */
  readonly missing: readonly string[];
}

/**
 * Finds where `dir` is, as seen from the folder `from`.
 *
 * A symlink on the way is followed where it stays inside the folder in which we looked for it: the current one, or
 * for a `dir` elsewhere the one that holds it. One that leaves is refused: a cloned repository may hold a link to
 * anywhere, and who means that place can name it. What lies above is the machine's own layout (`/tmp` on macOS, a
 * home on another disk) and is taken as it is.
 */
export function locate(fs: WriteFs, dir: string, from: string, path: PlatformPath = nodePath): Place {
  const target = path.resolve(from, dir);
  const base = isWithin(path, from, target) ? from : path.dirname(target);
  refuseLeaving(fs, path, base, target);
  const missing: string[] = [];
  let existing = target;
  while (!peek(fs, existing) && path.dirname(existing) !== existing) {
    missing.unshift(path.basename(existing));
    existing = path.dirname(existing);
  }
  const real = realOf(fs, existing);
  if (real === undefined || !peek(fs, real)?.isDirectory()) throw new WriteFault('not-a-folder', existing);
  return { existing: real.split(path.sep).join('/').replace(/\/$/, ''), missing };
}

function refuseLeaving(fs: WriteFs, path: PlatformPath, base: string, target: string): void {
  let at = base;
  for (const part of path.relative(base, target).split(path.sep)) {
    at = path.resolve(at, part);
    const found = peek(fs, at);
    if (!found) return;
    if (!found.isSymbolicLink()) continue;
    const real = realOf(fs, at);
    if (real === undefined || !isWithin(path, fs.realpathSync(base), real)) {
      throw new WriteFault('symlink', at, { hint: real ?? 'it leads nowhere' });
    }
  }
}

function realOf(fs: WriteFs, at: string): string | undefined {
  try {
    return fs.realpathSync(at);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function isWithin(path: PlatformPath, folder: string, inner: string): boolean {
  const way = path.relative(folder, inner);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
