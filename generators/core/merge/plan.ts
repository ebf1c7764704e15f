import { identify } from './identity.ts';
import { isContested, isReordered } from './list-changes.ts';
import { type List, type Node, same, type Table } from './node.ts';

/** A key of a table, or the place of an item in a list, as they are in the owner's file. */
export type Key = string | number;

/**
 * What to do with one node of the owner's file. `clash`: both sides changed it, and no rule joins the two.
 */
export type Change<S> =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'take'; readonly node: Node<S> }
  | { readonly kind: 'clash'; readonly base: Node<S> | undefined; readonly next: Node<S> | undefined }
  | {
      readonly kind: 'edit';
      readonly children: ReadonlyMap<Key, Change<S>>;
      readonly added: readonly Added<S>[];
    };

/**
 * A child that the owner's file lacks. With a `base` the owner deleted it and the new render changed it: a
 * clash as well.
 */
export interface Added<S> {
  /** The child of the owner's file that it follows; undefined at the very start. */
  readonly after: Key | undefined;
  readonly key: string;
  readonly node: Node<S>;
  readonly base?: Node<S>;
}

const keep = { kind: 'keep' } as const;
const drop = { kind: 'drop' } as const;

/**
 * Three-way merge by key, as a plan for the owner's file. A table is always gone into, even where the owner
 * changed no value of it, because the comments and the layout inside are the owner's. What was deleted on one
 * side and changed on the other is a clash.
 */
export function plan<S>(base: Node<S> | undefined, mine: Node<S>, next: Node<S>): Change<S> {
  if (same(mine, next) || (base && same(next, base))) return keep;
  if (mine.kind === 'table' && next.kind === 'table' && mine.label === next.label) {
    if (base === undefined) return planTable(undefined, mine, next);
    if (base.kind === 'table' && base.label === mine.label) return planTable(base, mine, next);
  }
  const untouched = base !== undefined && same(mine, base);
  const lists =
    base?.kind === 'list' && mine.kind === 'list' && next.kind === 'list'
      ? planList(base, mine, next, untouched)
      : undefined;
  if (lists) return lists;
  return untouched ? { kind: 'take', node: next } : { kind: 'clash', base, next };
}

function planTable<S>(base: Table<S> | undefined, mine: Table<S>, next: Table<S>): Change<S> {
  return planChildren(base?.entries ?? new Map(), mine.entries, next.entries, (key) => key);
}

function planList<S>(base: List<S>, mine: List<S>, next: List<S>, untouched: boolean): Change<S> | undefined {
  const ids = identify(base, mine, next);
  if (!ids) return undefined;
  if (isReordered(ids) || (!untouched && isContested(ids))) return undefined;
  const named = (list: List<S>, names: readonly string[]): Map<string, Node<S>> =>
    new Map(list.items.flatMap((item, index) => [[names[index] ?? '', item] as const]));
  const at = new Map(ids.mine.map((id, index) => [id, index]));
  return planChildren(
    named(base, ids.base),
    named(mine, ids.mine),
    named(next, ids.next),
    (id) => at.get(id) ?? 0,
  );
}

type Children<S> = ReadonlyMap<string, Node<S>>;

function planChildren<S>(
  base: Children<S>,
  mine: Children<S>,
  next: Children<S>,
  keyOf: (id: string) => Key,
): Change<S> {
  const children = new Map<Key, Change<S>>();
  for (const [id, node] of mine) {
    const change = planChild(base.get(id), node, next.get(id));
    if (change.kind !== 'keep') children.set(keyOf(id), change);
  }
  const after = places(base, mine, next);
  const added: Added<S>[] = [];
  for (const [id, node] of next) {
    const old = base.get(id);
    if (mine.has(id) || (old && same(old, node))) continue;
    const place = after.get(id);
    const where = { after: place === undefined ? undefined : keyOf(place), key: id, node };
    added.push(old ? { ...where, base: old } : where);
  }
  return children.size + added.length > 0 ? { kind: 'edit', children, added } : keep;
}

function planChild<S>(base: Node<S> | undefined, mine: Node<S>, next: Node<S> | undefined): Change<S> {
  if (next) return plan(base, mine, next);
  if (!base) return keep;
  return same(mine, base) ? drop : { kind: 'clash', base, next };
}

/**
 * Behind which child of the owner's file each new one goes: behind its neighbour in the new render and what
 * the owner put there, else before its next neighbour, else at the end.
 */
function places<S>(
  base: Children<S>,
  mine: Children<S>,
  next: Children<S>,
): ReadonlyMap<string, string | undefined> {
  const order = [...mine.keys()];
  const index = new Map(order.map((id, at) => [id, at]));
  const foreign = (id: string | undefined): boolean => id !== undefined && !base.has(id) && !next.has(id);
  const found = new Map<string, string | undefined>();
  const early: string[] = [];
  let last: string | undefined;
  for (const id of next.keys()) {
    const at = index.get(id);
    if (at !== undefined) {
      for (const waiting of early.splice(0)) found.set(waiting, order[at - 1]);
      last = id;
      for (let i = at + 1; foreign(order[i]); i++) last = order[i];
    } else if (last === undefined) early.push(id);
    else found.set(id, last);
  }
  for (const waiting of early) found.set(waiting, order.at(-1));
  return found;
}
