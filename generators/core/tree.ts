/**
 * Who may change a file once it stands in a project.
 *
 * - `merged`: ours and the owner's; an update merges it three-way.
 * - `once`: written when absent, never again (migrations, licence).
 * - `local`: belongs to one machine and is never committed (`.env`); only missing keys are appended.
 * - `derived`: made by a tool from another file (lockfiles); re-resolved, never merged.
 */
export type Ownership = 'merged' | 'once' | 'local' | 'derived';

/** One file of a project. Text is LF; bytes are kept as they are. */
export interface File {
  readonly contents: string | Uint8Array;
  readonly executable: boolean;
  readonly ownership: Ownership;
}

/** A whole project in memory: `/`-separated relative paths, in code-unit order. */
export type FileTree = ReadonlyMap<string, File>;

/** The same files, in the one order that every door writes and reports them in. */
export function sortTree(files: Iterable<readonly [string, File]>): FileTree {
  const byPath = files instanceof Map ? files : new Map(files);
  const sorted = new Map<string, File>();
  for (const path of [...byPath.keys()].sort()) sorted.set(path, byPath.get(path) as File);
  return sorted;
}

/** The folders that hold a path, outermost first: `a/b/c` gives `a`, `a/b`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
    folders.push(path.slice(0, end));
  return folders;
}
