import { type FileTree, foldersOf } from '../tree.ts';
import { offerSuffix } from './merged-file.ts';
import type { Move } from './moves.ts';

/**
 * The paths that a merge has to know the state of, sorted: what was or will be rendered, where that moves,
 * where it is or would be offered, and every folder above, because a link there leads out of the project. Each is
 * to be read without following links.
 */
export function pathsToRead({
  base,
  next,
  moves = [],
}: {
  readonly base: FileTree | undefined;
  readonly next: FileTree;
  readonly moves?: readonly Move[];
}): readonly string[] {
  const files = [...(base?.keys() ?? []), ...next.keys(), ...moves.flatMap(({ from, to }) => [from, to])];
  const offers = [...(base?.keys() ?? []), ...next.keys()].map((path) => path + offerSuffix);
  return [...new Set([...files, ...offers, ...files.flatMap(foldersOf)])].sort();
}
