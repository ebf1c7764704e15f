import type { List, Node } from './node.ts';

/** For each item of three lists, the name by which it is the same item in the others. */
export interface Identities {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly next: readonly string[];
}

/**
 * What names a table among its like: a Kubernetes container, a CI step, an index of uv, an override of mypy,
 * a hook's repository.
 */
const names = ['name', 'id', 'key', 'module', 'repo'] as const;

/** PEP 508: a name, extras, then a version, a URL or a marker. */
const requirement = /^([a-z0-9](?:[\w.-]*[a-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:(?:[<>=!~]=?|[@;(]).*)?$/i;

const assignment = /^([A-Za-z_]\w*)=/;

/**
 * Names the items of three lists, or says that they cannot be told apart. Tried in order, and only where each
 * name is unique in its list: requirements (`fastapi>=0.1` is `fastapi`, PEP 503) and assignments
 * (`KEY=value` is `KEY`) among strings; then any scalar by itself, and tables by `name`, `id`, `key`,
 * `module` or `repo`, and CI steps without one by the action they use (not its version) or what they run.
 */
export function identify(
  base: List<unknown>,
  mine: List<unknown>,
  next: List<unknown>,
): Identities | undefined {
  for (const nameOf of rules) {
    const named = [base, mine, next].map((list) => unique(list.items.map(nameOf)));
    const [b, m, n] = named;
    if (b && m && n) return { base: b, mine: m, next: n };
  }
  return undefined;
}

const rules: readonly ((item: Node<unknown>) => string | undefined)[] = [
  (item) => (item.kind === 'leaf' ? requirementName(item.text) : undefined),
  (item) => (item.kind === 'leaf' ? assignment.exec(item.text ?? '')?.[1] : undefined),
  (item) => (item.kind === 'leaf' ? item.value : tableName(item)),
];

function requirementName(text = ''): string | undefined {
  return requirement
    .exec(text)?.[1]
    ?.toLowerCase()
    .replaceAll(/[-_.]+/g, '-');
}

function tableName(item: Node<unknown>): string | undefined {
  if (item.kind !== 'table') return undefined;
  for (const name of names) {
    const value = item.entries.get(name);
    if (value?.kind === 'leaf') return `${name}: ${value.value}`;
  }
  const uses = item.entries.get('uses');
  if (uses?.kind === 'leaf') return `uses: ${(uses.text ?? uses.value).replace(/@.*/s, '')}`;
  const run = item.entries.get('run');
  return run?.kind === 'leaf' ? `run: ${run.value}` : undefined;
}

function unique(found: readonly (string | undefined)[]): readonly string[] | undefined {
  const all = found.filter((name) => name !== undefined);
  return all.length === found.length && new Set(all).size === all.length ? all : undefined;
}
