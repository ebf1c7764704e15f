import type { Identities } from './identity.ts';
import { regions } from './regions.ts';

/** A new order of ours can only be taken whole: the result has the order of the owner. */
export function isReordered({ base, next }: Identities): boolean {
  const [before, now] = [new Set(base), new Set(next)];
  const left = base.filter((id) => now.has(id));
  const kept = next.filter((id) => before.has(id));
  return left.some((id, index) => id !== kept[index]);
}

/**
 * Whether, at one place of a list, one side replaced an item and the other removed one: that may be one item
 * changed by both. Additions go with everything, and removals with removals: unlike the lines of a text, most
 * lists of a configuration are sets.
 */
export function isContested({ base, mine, next }: Identities): boolean {
  return regions(base, mine, next).some((region) => {
    if (region.by !== 'conflict') return false;
    const was = base.slice(...region.base);
    const [own, offered] = [mine.slice(...region.mine), next.slice(...region.next)];
    return lacks(own, was) && lacks(offered, was) && (lacks(was, own) || lacks(was, offered));
  });
}

function lacks(side: readonly string[], items: readonly string[]): boolean {
  const there = new Set(side);
  return items.some((item) => !there.has(item));
}
