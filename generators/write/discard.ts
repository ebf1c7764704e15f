import { codeOf, peek, type WriteFs } from './files.ts';
import { move } from './move.ts';
import { isWorking } from './owner.ts';
import type { Site } from './site.ts';

/** A name that is nobody else's and that `sweep` finds again: `<prefix><mark>.<random>`. */
export function tempName({ host, mark }: Site, prefix: string): string {
  return `${prefix}${mark}.${host.random()}`;
}

/**
 * Removes a file or a whole folder, as far as the disk lets us, and tells whether it is gone. Never throws: what it
 * removes is ours and no longer needed, and `sweep` comes by later. A symlink is removed, never followed.
 */
export function discard(fs: WriteFs, path: string): boolean {
  // The second time, folders that somebody locked are opened first.
  return twice((again) => remove(fs, path, again)) === true;
}

/**
 * Removes what runs that are no longer working left in `folder` under names that begin with `prefix`. What it cannot
 * remove stays; but it throws where nothing can be opened at all (`EMFILE`), before more is made that would stay.
 */
export function sweep(site: Site, folder: string, prefix: string): void {
  const { fs, host } = site;
  for (const name of listed(fs, folder)) {
    if (!name.startsWith(prefix) || isWorking(host, name.slice(prefix.length).replace(/\.[^.]*$/, '')))
      continue;
    // Taken first, so that a run that works after all (another machine's) finds nothing rather than half of it.
    const taken = `${folder}/${tempName(site, prefix)}`;
    try {
      move(site, `${folder}/${name}`, taken);
    } catch {
      continue;
    }
    discard(fs, taken);
  }
}

function listed(fs: WriteFs, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    // One may have to work in a folder without being allowed to list it.
    if (['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}

/** Removes a folder if nothing is in it; tells whether it did. A folder in use (EBUSY: a mount point) stays. */
export function removeIfEmpty(fs: WriteFs, path: string): boolean {
  try {
    fs.rmdirSync(path);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** `removeIfEmpty`, but never throws: for folders of ours that harm nobody if they stay. */
export function discardIfEmpty(fs: WriteFs, path: string): boolean {
  return twice(() => removeIfEmpty(fs, path)) ?? false;
}

function twice<T>(act: (again: boolean) => T): T | undefined {
  for (const again of [false, true]) {
    try {
      return act(again);
    } catch {
      continue;
    }
  }
  return undefined;
}

function remove(fs: WriteFs, path: string, force: boolean): true {
  const found = peek(fs, path);
  if (found?.isDirectory()) {
    if (force) fs.chmodSync(path, 0o700);
    for (const name of fs.readdirSync(path)) remove(fs, `${path}/${name}`, force);
    fs.rmdirSync(path);
  } else if (found) {
    fs.unlinkSync(path);
  }
  return true;
}
