import * as fc from 'fast-check';

/** What the three structured formats have in common: enough for everything that we render. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** One thing that a person or a template does to a value; the numbers choose where, modulo what there is. */
export interface Edit {
  readonly op: 'set' | 'add' | 'remove';
  readonly table: number;
  readonly key: number;
  readonly name: string;
  readonly value: Value;
}

// Few names, so that both sides meet; and the names that break what keeps keys in plain objects.
const key = fc.constantFrom(
  'name',
  'image',
  'web',
  'db',
  'cache',
  'run',
  'a.b',
  'on',
  '__proto__',
  'constructor',
  'x y',
);
const word = fc.constantFrom(
  'postgres:17',
  'fastapi>=0.1',
  'fastapi>=0.2',
  'uvicorn',
  'redis>=5',
  'A=1',
  'A=2',
  'B=1',
  '8000:8000',
  'no',
  '22:22',
  '',
  ' x ',
  '#x',
  'é "q"',
  "it's",
  '*a',
  'a: b',
  '1.0',
  'null',
  'x\\y',
);
const scalar = fc.oneof({ weight: 3, arbitrary: word }, fc.integer({ min: 0, max: 9 }), fc.boolean());
const steps = fc
  .uniqueArray(fc.constantFrom('checkout', 'setup', 'test', 'lint', 'build'), { maxLength: 4 })
  .chain((names) => fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), run: scalar }))));
const list: fc.Arbitrary<Value> = fc.oneof(
  fc.uniqueArray(word, { maxLength: 4 }),
  fc.array(scalar, { maxLength: 3 }),
  steps,
);

function table(depth: number): fc.Arbitrary<Value> {
  const value =
    depth === 0
      ? fc.oneof(scalar, list)
      : fc.oneof({ weight: 2, arbitrary: scalar }, list, table(depth - 1), table(depth - 1));
  return fc
    .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, maxLength: 5 })
    .map((entries) => Object.fromEntries(entries));
}

/** A whole file. */
export const document = fc.oneof({ weight: 3, arbitrary: table(1) }, table(2));

/** What one side does to it. */
export const edits = fc.array(
  fc.record({
    op: fc.constantFrom('set', 'add', 'add', 'remove'),
    table: fc.nat(20),
    key: fc.nat(20),
    name: key,
    value: fc.oneof(scalar, scalar, list, table(1)),
  }),
  { maxLength: 4 },
) as fc.Arbitrary<readonly Edit[]>;

/** The value after the edits. */
export function edited(value: Value, changes: readonly Edit[]): Value {
  return changes.reduce((now, change) => at(now, { left: change.table % containers(now) }, change), value);
}

function containers(value: Value): number {
  if (!isList(value) && !isTable(value)) return 0;
  return Object.values(value).reduce((sum: number, child: Value) => sum + containers(child), 1);
}

function at(value: Value, turn: { left: number }, change: Edit): Value {
  if (!isList(value) && !isTable(value)) return value;
  if (turn.left-- === 0) return isList(value) ? changedList(value, change) : changedTable(value, change);
  const children = Object.entries(value).map(([name, child]) => [name, at(child, turn, change)] as const);
  return isList(value) ? children.map(([, child]) => child) : Object.fromEntries(children);
}

function changedTable(
  value: Readonly<Record<string, Value>>,
  { op, key: place, name, value: fresh }: Edit,
): Value {
  const entries = Object.entries(value);
  const there = place % Math.max(entries.length, 1);
  if (op === 'add') {
    const others = entries.filter(([known]) => known !== name);
    return Object.fromEntries(others.toSpliced(place % (others.length + 1), 0, [name, fresh]));
  }
  if (op === 'remove') return Object.fromEntries(entries.toSpliced(there, 1));
  return Object.fromEntries(entries.map(([known, child], index) => [known, index === there ? fresh : child]));
}

function changedList(value: readonly Value[], { op, key: place, value: fresh }: Edit): Value {
  const there = place % Math.max(value.length, 1);
  if (op === 'remove') return value.toSpliced(there, 1);
  const item = isTable(fresh) || isTable(value[0] ?? '') ? { name: `step ${place}`, run: 'x' } : fresh;
  return value.toSpliced(op === 'add' ? place % (value.length + 1) : there, op === 'add' ? 0 : 1, item);
}

/** Told apart from a table, which is an object as well. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Keys and values. */
export function isTable(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && !isList(value);
}

/**
 * The places at which `result` lacks something that the owner set: in `mine` and not, or otherwise, in
 * `base`.
 */
export function vanished(
  base: Value | undefined,
  mine: Value,
  result: Value | undefined,
  path = '$',
): readonly string[] {
  if (base !== undefined && equal(base, mine)) return [];
  if (result === undefined) return [path];
  if (isTable(mine) && isTable(result)) {
    const before = base !== undefined && isTable(base) ? base : {};
    return Object.entries(mine).flatMap(([name, child]) =>
      vanished(own(before, name), child, own(result, name), `${path}.${name}`),
    );
  }
  if (isList(mine) && isList(result)) {
    const before = base !== undefined && isList(base) ? base : [];
    return mine.flatMap((item, index) => {
      if (before.some((old) => equal(old, item)) || result.some((now) => equal(now, item))) return [];
      // An item that both changed is found again by its name, or by having all that the owner set in it.
      const same = (other: Value): boolean =>
        isTable(item) && isTable(other) && item['name'] === other['name'];
      const old = before.find(same);
      const left = result.map((now) => vanished(old, item, now, `${path}[${index}]`));
      return left.some((missing) => missing.length === 0) ? [] : [`${path}[${index}]`];
    });
  }
  return equal(mine, result) ? [] : [path];
}

/** The keys that the owner took out, that nobody changed since, and that are back. */
export function resurrected(
  base: Value,
  mine: Value,
  next: Value,
  result: Value,
  path = '$',
): readonly string[] {
  if (![base, mine, next, result].every(isTable)) return [];
  const [b, m, n, r] = [base, mine, next, result] as readonly Readonly<Record<string, Value>>[];
  return Object.keys(b ?? {}).flatMap((name) => {
    const [old, here, now, out] = [b, m, n, r].map((side) => own(side ?? {}, name));
    if (old === undefined) return [];
    if (here === undefined)
      return out !== undefined && (now === undefined || equal(now, old)) ? [`${path}.${name}`] : [];
    return now === undefined || out === undefined ? [] : resurrected(old, here, now, out, `${path}.${name}`);
  });
}

function own(entries: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** Equal in meaning: the order of keys does not count. */
export function equal(a: Value, b: Value): boolean {
  if (isList(a) || isList(b)) {
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((item, index) => equal(item, b[index] ?? ''))
    );
  }
  if (isTable(a) && isTable(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && equal(a[name] ?? '', b[name] ?? ''))
    );
  }
  return a === b;
}
