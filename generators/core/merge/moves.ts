import type { FileTree } from '../tree.ts';

/** A path that a template once had, and the path it has now. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * The moves that this update makes, as destination and origin. A move counts where the last render had the
 * one path and not the other, and the new render the other and not the one; so a declared move is made once,
 * and may stay declared for ever. Chains are followed (a to b in one version, b to c in a later one); of two
 * origins of one path the one declared last is nearest and wins.
 */
export function movesToMake(
  moves: readonly Move[],
  base: FileTree,
  next: FileTree,
): ReadonlyMap<string, string> {
  const step = new Map(moves.map(({ from, to }) => [from, to]));
  const found = new Map<string, string>();
  for (const { from } of moves) {
    if (!base.has(from) || next.has(from)) continue;
    const to = destination(step, from, next);
    if (to !== undefined && !base.has(to)) found.set(to, from);
  }
  return found;
}

function destination(step: ReadonlyMap<string, string>, from: string, next: FileTree): string | undefined {
  const seen = new Set([from]);
  let found: string | undefined;
  for (let at = step.get(from); at !== undefined && !seen.has(at); at = step.get(at)) {
    seen.add(at);
    if (next.has(at)) found = at;
  }
  return found;
}
