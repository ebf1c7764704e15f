import { type Node, print, same, within } from './node.ts';
import type { Added, Change, Key } from './plan.ts';

/** A plan in which nothing is left to decide. */
export type Edit<S> =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'take'; readonly node: Node<S> }
  | {
      readonly kind: 'edit';
      readonly children: ReadonlyMap<Key, Edit<S>>;
      readonly added: readonly Added<S>[];
    };

/**
 * The plan with every clash decided for one side. All else is the same in the three, so that they differ
 * where people disagree.
 */
export function settle<S>(change: Change<S>, side: 'base' | 'mine' | 'next'): Edit<S> {
  if (change.kind === 'clash') {
    if (side === 'mine') return { kind: 'keep' };
    const node = change[side];
    return node ? { kind: 'take', node } : { kind: 'drop' };
  }
  if (change.kind !== 'edit') return change;
  const children = new Map<Key, Edit<S>>();
  for (const [key, child] of change.children) {
    const edit = settle(child, side);
    if (edit.kind !== 'keep') children.set(key, edit);
  }
  const added = change.added.flatMap(({ base, ...child }) => {
    if (!base || side === 'next') return [child];
    return side === 'base' ? [{ ...child, node: base }] : [];
  });
  return children.size + added.length > 0 ? { kind: 'edit', children, added } : { kind: 'keep' };
}

/** Whether anything in the plan is left for a person. */
export function clashes(change: Change<unknown>): boolean {
  if (change.kind !== 'edit') return change.kind === 'clash';
  return change.added.some((child) => child.base) || [...change.children.values()].some(clashes);
}

/** What the owner's file says once the edits are made: the measure of whatever text comes out. */
export function outcomeOf(node: Node<unknown>, edit: Edit<unknown>): Node<unknown> | undefined {
  if (edit.kind === 'keep') return node;
  if (edit.kind === 'drop') return undefined;
  if (edit.kind === 'take') return edit.node;
  const out: (readonly [string, Node<unknown>])[] = [];
  const add = (after: Key | undefined): void => {
    for (const child of edit.added) if (child.after === after) out.push([child.key, child.node]);
  };
  add(undefined);
  const children: Iterable<readonly [Key, Node<unknown>]> =
    node.kind === 'table' ? node.entries : node.kind === 'list' ? node.items.entries() : [];
  for (const [key, child] of children) {
    const change = edit.children.get(key);
    const result = change ? outcomeOf(child, change) : child;
    if (result) out.push([String(key), result]);
    add(key);
  }
  const { source } = node;
  if (node.kind === 'list')
    return { kind: 'list', label: node.label, items: out.map(([, item]) => item), source };
  return { kind: 'table', label: node.kind === 'table' ? node.label : '', entries: new Map(out), source };
}

/**
 * Whether a text that merged cleanly by lines says what the plan says. Where the plan leaves something open
 * the text may settle it (two lines of one script, say), as long as all that the owner set is still where the
 * owner put it.
 */
export function agrees(change: Change<unknown>, mine: Node<unknown>, result: Node<unknown>): boolean {
  if (clashes(change)) return covers(change, mine, result);
  const expected = outcomeOf(mine, settle(change, 'mine'));
  return expected !== undefined && same(expected, result, true);
}

/** Whether all that the owner set, and nobody else changed, is in the result where the owner put it. */
export function covers(
  change: Change<unknown>,
  mine: Node<unknown>,
  result: Node<unknown> | undefined,
): boolean {
  if (change.kind === 'drop' || change.kind === 'take') return true;
  if (!result) return false;
  if (change.kind === 'keep') return within(mine, result);
  if (change.kind === 'clash') return change.next !== undefined || within(mine, result);
  if (mine.kind === 'table' && result.kind === 'table') {
    return [...mine.entries].every(([key, child]) =>
      covers(change.children.get(key) ?? { kind: 'keep' }, child, result.entries.get(key)),
    );
  }
  if (mine.kind !== 'list' || result.kind !== 'list') return false;
  const there = new Set(result.items.map(print));
  return mine.items.every((child, index) => {
    const wanted = change.children.get(index);
    if (!wanted && there.has(print(child))) return true;
    return result.items.some((item) => covers(wanted ?? { kind: 'keep' }, child, item));
  });
}
