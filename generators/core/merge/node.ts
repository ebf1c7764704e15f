/**
 * A parsed file as far as a merge by key needs it: what is equal, what lies in what. Keys live in Maps, so
 * that `__proto__` is a key like any other. `source` is where the node stands in its text; only the format
 * that made it looks inside.
 */
export type Node<S> = Leaf<S> | Table<S> | List<S>;

/** A value without parts. Two leaves are equal when `value` is; `text` is set for strings. */
export interface Leaf<S> {
  readonly kind: 'leaf';
  readonly value: string;
  readonly text?: string;
  readonly source: S;
}

/**
 * Keys and their values, in the order of the file. `label` is what else belongs to its identity (YAML's
 * anchor and tag).
 */
export interface Table<S> {
  readonly kind: 'table';
  readonly label: string;
  readonly entries: ReadonlyMap<string, Node<S>>;
  readonly source: S;
}

/** Values in an order. */
export interface List<S> {
  readonly kind: 'list';
  readonly label: string;
  readonly items: readonly Node<S>[];
  readonly source: S;
}

/** Equal in meaning: the order of keys does not count, the order of items does unless `anyOrder`. */
export function same(a: Node<unknown>, b: Node<unknown>, anyOrder = false): boolean {
  if (a.kind === 'leaf') return b.kind === 'leaf' && a.value === b.value;
  if (b.kind !== a.kind || a.label !== b.label) return false;
  if (a.kind === 'table') {
    if (b.kind !== 'table' || a.entries.size !== b.entries.size) return false;
    for (const [key, value] of a.entries) {
      const other = b.entries.get(key);
      if (!other || !same(value, other, anyOrder)) return false;
    }
    return true;
  }
  if (b.kind !== 'list' || a.items.length !== b.items.length) return false;
  if (anyOrder) return sorted(a).join('\n') === sorted(b).join('\n');
  return a.items.every((item, index) => same(item, b.items[index] ?? item));
}

/** Everything in `part` is also in `whole`, which may hold more. */
export function within(part: Node<unknown>, whole: Node<unknown>): boolean {
  if (part.kind === 'table' && whole.kind === 'table') {
    return [...part.entries].every(([key, value]) => {
      const other = whole.entries.get(key);
      return other !== undefined && within(value, other);
    });
  }
  if (part.kind === 'list' && whole.kind === 'list') {
    const items = new Set(whole.items.map(print));
    return part.items.every(
      (item) => items.has(print(item)) || whole.items.some((other) => within(item, other)),
    );
  }
  return same(part, whole);
}

/** One text for all that are equal in meaning. */
export function print(node: Node<unknown>): string {
  if (node.kind === 'leaf') return JSON.stringify(node.value);
  if (node.kind === 'list') return `${JSON.stringify(node.label)}[${node.items.map(print).join()}]`;
  const entries = [...node.entries].map(([key, value]) => `${JSON.stringify(key)}:${print(value)}`);
  return `${JSON.stringify(node.label)}{${entries.sort().join()}}`;
}

function sorted(list: List<unknown>): readonly string[] {
  return list.items.map(canonical).sort();
}

function canonical(node: Node<unknown>): string {
  if (node.kind === 'list') return `[${sorted(node).join()}]`;
  if (node.kind === 'leaf') return print(node);
  return `{${[...node.entries]
    .map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`)
    .sort()
    .join()}}`;
}
