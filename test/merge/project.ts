import type { MergedFile, OnDisk } from '../../generators/core/merge/merged-file.ts';
import { mergeTrees, type Trees } from '../../generators/core/merge/trees.ts';
import { type File, type FileTree, type Ownership, sortTree } from '../../generators/core/tree.ts';

type Contents = File['contents'];

/** A render, told by its files: `{ 'a.txt': 'text' }`, or with more said of a file. */
export type Render = Readonly<Record<string, Contents | Partial<File>>>;

/** A project on disk. */
export type Disk = Readonly<
  Record<
    string,
    Contents | { readonly contents: Contents; readonly executable: boolean } | 'a symlink' | 'a folder'
  >
>;

/** The files as a tree; what is not said of one is the same for all. */
export function render(files: Render, ownership: Ownership = 'merged'): FileTree {
  return sortTree(
    Object.entries(files).map(([path, file]) => {
      const said = typeof file === 'string' || file instanceof Uint8Array ? { contents: file } : file;
      return [path, { contents: '', executable: false, ownership, ...said }] as const;
    }),
  );
}

/** The files as they are read from disk. */
export function disk(files: Disk): ReadonlyMap<string, OnDisk> {
  return new Map(Object.entries(files).map(([path, file]) => [path, onDisk(file)]));
}

function onDisk(file: Disk[string]): OnDisk {
  if (file === 'a symlink') return 'symlink';
  if (file === 'a folder') return 'folder';
  return typeof file === 'string' || file instanceof Uint8Array
    ? { contents: file, executable: false }
    : file;
}

/** What an update makes of a project, by path. */
export function update(
  base: Render | undefined,
  mine: Disk,
  next: Render,
  more: Pick<Trees, 'moves' | 'names'> & { readonly ownership?: Ownership } = {},
): Readonly<Record<string, Omit<MergedFile, 'path'>>> {
  const { ownership, ...options } = more;
  const merged = mergeTrees({
    base: base && render(base, ownership),
    mine: disk(mine),
    next: render(next, ownership),
    ...options,
  });
  return Object.fromEntries(merged.map(({ path, ...file }) => [path, file]));
}

/** The project as it is once the merge is carried out. */
export function carriedOut(
  mine: ReadonlyMap<string, OnDisk>,
  merged: readonly MergedFile[],
): ReadonlyMap<string, OnDisk> {
  const after = new Map(mine);
  for (const { path, outcome } of merged) if (outcome === 'deleted') after.delete(path);
  for (const { path, contents, executable = false } of merged) {
    if (contents !== undefined) after.set(path, { contents, executable });
  }
  return after;
}
