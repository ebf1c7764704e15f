import type { FileTree } from '../core/tree.ts';
import { writeBeside } from './beside.ts';
import { named } from './fault.ts';
import type { WriteFs } from './files.ts';
import { writeInside } from './inside.ts';
import { locate } from './locate.ts';
import type { ProjectOptions } from './prepare.ts';
import { onSiteAsync } from './site.ts';
import { checkTree } from './tree.ts';

/**
 * Writes a new project into `dir`, which is absent or empty but for a `.git`; tells where it is. All of it is
 * written, prepared and checked beside its place and then swapped in, by one rename where `dir` was absent; or
 * nothing is left, not even a parent folder.
 *
 * Throws `WriteFault` (`not-empty`, `not-a-folder`, `symlink`, `appeared` where somebody else was faster, `locked`,
 * `interrupted`, and whatever the disk refuses), and as it is whatever `prepare` throws.
 */
export async function writeProject(
  fs: WriteFs,
  dir: string,
  files: FileTree,
  options: ProjectOptions = {},
): Promise<string> {
  const { signal, host, from } = options;
  checkTree(files);
  signal?.throwIfAborted();
  const place = named(() => locate(fs, dir, from ?? process.cwd()));
  const write = place.missing.length > 0 ? writeBeside : writeInside;
  await onSiteAsync(fs, host, (site) => write(site, place, files, options));
  return [place.existing, ...place.missing].join('/') || '/';
}
