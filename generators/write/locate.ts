import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
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
export function locate(fs: WriteFs, dir: string, from: string): Place {
  const target = resolve(from, dir);
  const base = isWithin(from, target) ? from : dirname(target);
  refuseLeaving(fs, base, target);
  const missing: string[] = [];
  let existing = target;
  while (!peek(fs, existing) && dirname(existing) !== existing) {
    missing.unshift(basename(existing));
    existing = dirname(existing);
  }
  const real = fs.realpathSync(existing);
  if (!peek(fs, real)?.isDirectory()) throw new WriteFault('not-a-folder', existing);
  return { existing: real.split(sep).join('/').replace(/\/$/, ''), missing };
}

function refuseLeaving(fs: WriteFs, base: string, target: string): void {
  let path = base;
  for (const part of relative(base, target).split(sep)) {
    path = resolve(path, part);
    const found = peek(fs, path);
    if (!found) return;
    if (!found.isSymbolicLink()) continue;
    const real = realOf(fs, path);
    if (real === undefined || !isWithin(fs.realpathSync(base), real)) {
      throw new WriteFault('symlink', path, { hint: real ?? 'it leads nowhere' });
    }
  }
}

function realOf(fs: WriteFs, path: string): string | undefined {
  try {
    return fs.realpathSync(path);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
