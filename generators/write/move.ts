import { codeOf, peek } from './files.ts';
import type { Site } from './site.ts';

const tries = 10;

/**
 * Renames. On Windows a virus scanner or an editor may hold a file for a moment, so there it is tried again, for
 * about a second; where the target exists, waiting would not help.
 */
export function move({ fs, host }: Site, from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return fs.renameSync(from, to);
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '');
      if (!host.windows || !held || attempt === tries || peek(fs, to)) throw error;
      host.pause(20 * attempt);
    }
  }
}

/**
 * Moves a file to where nothing stands: `EEXIST` otherwise, also where somebody puts a file there at this very
 * moment. `link` is the one call that promises it; a disk without hard links gets a look and a rename.
 */
export function moveToFree(site: Site, from: string, to: string): void {
  const { fs } = site;
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (['EEXIST', 'ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) throw error;
    if (peek(fs, to)) throw Object.assign(new Error(`EEXIST: ${to}`), { code: 'EEXIST', path: to });
    return move(site, from, to);
  }
  fs.unlinkSync(from);
}
