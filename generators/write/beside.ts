import type { FileTree } from '../core/tree.ts';
import { discard, sweep, tempName } from './discard.ts';
import { named, WriteFault } from './fault.ts';
import { peek } from './files.ts';
import type { Place } from './locate.ts';
import { move } from './move.ts';
import { slashed } from './paths.ts';
import { type ProjectOptions, prepared } from './prepare.ts';
import type { Site } from './site.ts';
import { writeTree } from './tree.ts';

/**
 * Writes a new project into a folder that does not exist. Staged as what is missing of the way to it, so that one
 * rename brings the parents along, and no failure leaves any.
 */
export async function writeBeside(
  site: Site,
  place: Place,
  files: FileTree,
  options: ProjectOptions,
): Promise<void> {
  const { fs } = site;
  const { existing, missing } = place;
  const [first = '', ...rest] = missing;
  const prefix = `.${shorten(first)}.twelve-factor-`;
  const staging = `${existing}/${tempName(site, prefix)}`;
  const folder = [staging, ...rest].join('/');
  const nameOf = (path: string): string => slashed(path).replace(staging, `${existing}/${first}`);
  try {
    named(() => {
      sweep(site, existing || '/', prefix);
      // The umask decides who may look into the project's own folder; in it all is as in any other copy.
      const folders = [staging, ...rest.map((_, index) => [staging, ...rest.slice(0, index + 1)].join('/'))];
      for (const path of folders) fs.mkdirSync(path, { mode: 0o777 });
      writeTree(fs, folder, files);
    }, nameOf);
    await prepared(fs, folder, files, options, { hasGit: false, nameOf });
    named(() => swapIn(site, staging, place), nameOf);
  } catch (error) {
    discard(fs, staging);
    throw error;
  }
}

/** One rename. Where somebody made a parent folder meanwhile, what is below it is tried. */
function swapIn(site: Site, staging: string, { existing, missing }: Place): void {
  for (const depth of missing.keys()) {
    const from = [staging, ...missing.slice(1, depth + 1)].join('/');
    const to = [existing, ...missing.slice(0, depth + 1)].join('/');
    try {
      move(site, from, to);
      if (depth > 0) discard(site.fs, staging);
      return;
    } catch (error) {
      const there = peek(site.fs, to);
      if (!there) throw error;
      if (!there.isDirectory() || depth === missing.length - 1) throw new WriteFault('appeared', to);
    }
  }
}

/** So that the staging folder's name is not too long where the project's own is not. */
function shorten(name: string): string {
  const letters = [...name];
  while (Buffer.byteLength(letters.join('')) > 160) letters.pop();
  return letters.join('');
}
