import { foldersOf } from '../core/tree.ts';
import { named, WriteFault } from './fault.ts';
import { modeOf, peek, readAll, type Stat, type WriteFs, withFile } from './files.ts';
import { bytesOf, type Content } from './put.ts';

/** A file as it stands in a project: what `expected` of a change is made of. */
export interface Seen {
  readonly contents: Uint8Array;
  readonly mode: number;
  readonly stat: Stat;
}

/**
 * Reads a file of a project without following a symlink anywhere below its root; nothing where nothing stands.
 * A symlink (`symlink`) or something that is no regular file (`not-a-file`) is an error.
 */
export function look(fs: WriteFs, root: string, path: string): Seen | undefined {
  return named(
    () => {
      refuseLinks(fs, root, path);
      return lookHere(fs, root, path);
    },
    () => path,
  );
}

/** Whether `look` failed because a symlink, a folder or something stranger stands where a file would. */
export function isNoFile(error: unknown): boolean {
  return error instanceof WriteFault && (error.reason === 'symlink' || error.reason === 'not-a-file');
}

/** `look`, where the folders of the path are known to be folders. */
export function lookHere(fs: WriteFs, root: string, path: string): Seen | undefined {
  const found = peek(fs, `${root}/${path}`);
  if (found === undefined) return undefined;
  refuseSpecial(found, path);
  return read(fs, root, path);
}

/** What stands at several paths of a project, below its root: what is neither of these, or not there, is left out. */
export function lookAll(
  fs: WriteFs,
  root: string,
  paths: readonly string[],
): ReadonlyMap<string, Seen | 'symlink' | 'folder'> {
  const stats = new Map<string, Stat | undefined>();
  const statOf = (path: string): Stat | undefined => {
    if (!stats.has(path)) stats.set(path, peek(fs, `${root}/${path}`));
    return stats.get(path);
  };
  const found = new Map<string, Seen | 'symlink' | 'folder'>();
  for (const path of paths) {
    named(
      () => {
        // Nothing is looked for behind a symlink.
        if (!foldersOf(path).every((folder) => statOf(folder)?.isDirectory())) return;
        const stat = statOf(path);
        if (stat?.isFile()) found.set(path, read(fs, root, path));
        else if (stat?.isSymbolicLink()) found.set(path, 'symlink');
        else if (stat?.isDirectory()) found.set(path, 'folder');
      },
      () => path,
    );
  }
  return found;
}

function read(fs: WriteFs, root: string, path: string): Seen {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
  return withFile(fs, `${root}/${path}`, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, undefined, (fd) => {
    // Before the bytes: what is written while we read must not pass for what we know.
    const stat = fs.fstatSync(fd);
    refuseSpecial(stat, path);
    return { contents: readAll(fs, fd, stat.size), mode: modeOf(stat), stat };
  });
}

/**
 * Refuses a path of which a folder is a symlink (or a file). Called again right before each rename: without
 * `openat`, which Node does not offer, the moment between this look and the call is as close as one gets.
 */
export function refuseLinks(fs: WriteFs, root: string, path: string): void {
  for (const folder of foldersOf(path)) {
    const found = peek(fs, `${root}/${folder}`);
    if (found === undefined) return;
    if (found.isSymbolicLink()) throw new WriteFault('symlink', folder);
    if (!found.isDirectory()) return;
  }
}

/** Refuses everything that is not a regular file. */
export function refuseSpecial(stat: Stat, path: string): void {
  if (stat.isSymbolicLink()) throw new WriteFault('symlink', path);
  if (!stat.isFile()) throw new WriteFault('not-a-file', path);
}

/** Whether two contents are the same bytes with the same permissions, or both nothing. */
export function isEqual(one: Content | undefined, other: Content | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.mode === other.mode && sizeOf(one) === sizeOf(other) && !Buffer.compare(bytesOf(one), bytesOf(other))
  );
}

function sizeOf({ contents }: Content): number {
  return typeof contents === 'string' ? Buffer.byteLength(contents) : contents.length;
}

/**
 * What tells a file from itself after somebody wrote to it, without reading it. Not its inode: some network and
 * container mounts number files anew.
 */
export type Identity = Pick<Stat, 'mode' | 'size' | 'mtimeMs'>;

/** Whether this is still the same file, and nobody wrote to it. */
export function isSame(stat: Identity | undefined, known: Identity | undefined): boolean {
  if (stat === undefined || known === undefined) return stat === known;
  return stat.size === known.size && stat.mtimeMs === known.mtimeMs && stat.mode === known.mode;
}
