import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Node, parseTree } from 'jsonc-parser';
import { catalog } from '../generators/catalog/catalog.ts';
import { assemble } from '../generators/core/assemble.ts';
import { resolveAnswers } from '../generators/core/resolve.ts';
import { optionsOf } from '../generators/core/table.ts';

/**
 * Writes a framework's `openapi.json.ejs` out of the descriptions that rendered projects give of themselves:
 *
 *   node scripts/openapi.ts FRAMEWORK FOLDER
 *
 * where FOLDER holds what `app openapi` printed, in one file for each shape, named `SERVICES-PROCESSES.json`
 * (`postgres_redis-web_worker.json`, `none-web.json`). What only some shapes have is put under a condition.
 */
/** A JSON value as it is written: JavaScript would put keys such as `404` first, and round large numbers. */
type Json =
  | { readonly raw: string }
  | { readonly brackets: '{}' | '[]'; readonly entries: readonly (readonly [key: string, Json])[] };

interface Shape {
  readonly name: string;
  readonly traits: ReadonlySet<string>;
  readonly document: Json;
}

/** What an entry's presence may depend on, the simplest first. */
const CONDITIONS: readonly {
  readonly holds: (traits: ReadonlySet<string>) => boolean;
  readonly source: string;
}[] = [
  ...['services', 'sql', 'cache', 'queue'].map((trait) => ({
    holds: (traits: ReadonlySet<string>) => traits.has(trait),
    source: `app.traits.has('${trait}')`,
  })),
  {
    holds: (traits) => traits.has('sql') || traits.has('queue'),
    source: "app.traits.has('sql') || app.traits.has('queue')",
  },
];

const [framework = '', folder = ''] = process.argv.slice(2);
const shapes = readdirSync(folder).map((file) => shapeOf(framework, join(folder, file)));
const description = emit(
  shapes.map((shape) => [shape, shape.document]),
  '',
);
writeFileSync(
  `templates/frameworks/${framework}/openapi.json.ejs`,
  // The title of the API is the project's name, whatever the shapes were called.
  `${description.replace(/("info": \{\s*"title": )"[^"]*"/, '$1<%= quote.json(app.name) %>')}\n`,
);

function shapeOf(id: string, file: string): Shape {
  const name = basename(file, '.json');
  const [services = '', processes = ''] = name
    .split('-')
    .map((part) => part.split('_').filter((word) => word !== 'none'));
  const answers = resolveAnswers(optionsOf(catalog), {
    framework: id,
    services: [...services],
    processes: [...processes],
  });
  return {
    name,
    traits: assemble(catalog, answers).traits,
    document: parse(readFileSync(file, 'utf8')),
  };
}

type Present = readonly (readonly [Shape, Json])[];

function parse(text: string): Json {
  const read = (node: Node): Json => {
    if (node.type === 'array')
      return {
        brackets: '[]',
        entries: (node.children ?? []).map((child) => [
          text.slice(child.offset, child.offset + child.length),
          read(child),
        ]),
      };
    if (node.type !== 'object') return { raw: text.slice(node.offset, node.offset + node.length) };
    const properties = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[key, value] as const] : [],
    );
    return {
      brackets: '{}',
      entries: properties.map(([key, value]) => [JSON.stringify(key.value), read(value)]),
    };
  };
  const root = parseTree(text);
  if (!root) throw new Error('a description that is no JSON');
  return read(root);
}

function emit(present: Present, indent: string): string {
  const [first] = present;
  if (!first) throw new Error('an entry that no shape has');
  const value = first[1];
  if ('raw' in value) return emitAlternatives(present);
  if (value.entries.length === 0) return value.brackets;
  return emitEntries(present, indent, value.brackets);
}

/** One of two texts or numbers, by a condition. */
function emitAlternatives(present: Present): string {
  const [one = '', other, ...more] = [...new Set(present.map(([, value]) => rawOf(value)))];
  if (other === undefined) return one.replaceAll('<%', '<%%');
  const having = present.filter(([, value]) => rawOf(value) === one);
  const rest = present.filter(([, value]) => rawOf(value) === other);
  if (more.length > 0) throw new Error(`shapes differ in ${[one, other, ...more].join(' and ')}`);
  const yes = findCondition(present, having);
  const no = findCondition(present, rest);
  if (yes) return `<%= ${yes} ? ${quoted(one)} : ${quoted(other)} %>`;
  if (no) return `<%= ${no} ? ${quoted(other)} : ${quoted(one)} %>`;
  throw new Error(`no condition tells ${one} from ${other}`);
}

function rawOf(value: Json): string {
  if ('raw' in value) return value.raw;
  throw new Error(`shapes differ in the type of ${JSON.stringify(value)}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function emitEntries(present: Present, indent: string, brackets: '{}' | '[]'): string {
  const entriesOf = (value: Json) => ('entries' in value ? value.entries : []);
  const label = (key: string) => (brackets === '{}' ? `${key}: ` : '');
  const inner = `${indent}  `;
  const keys = mergedOrder(present.map(([, value]) => entriesOf(value).map(([key]) => key)));
  const entries = keys.map((key) => {
    const having = present.flatMap(([shape, value]) =>
      entriesOf(value).flatMap(([found, item]) => (found === key ? [[shape, item] as const] : [])),
    );
    return {
      text: `${inner}${label(key)}${emit(having, inner)}`,
      condition: conditionOf(present, having, key),
    };
  });
  const lines = entries.map(({ text, condition }, index) => {
    const later = entries.slice(index + 1).map((entry) => entry.condition);
    const line = `${text}${commaBefore(later)}\n`;
    return condition === undefined ? line : `<%_ if (${condition}) { _%>\n${line}<%_ } _%>\n`;
  });
  return `${brackets[0]}\n${lines.join('')}${indent}${brackets[1]}`;
}

function commaBefore(later: readonly (string | undefined)[]): string {
  if (later.length === 0) return '';
  if (later.includes(undefined)) return ',';
  return `<%= ${[...new Set(later)].join(' || ')} ? ',' : '' %>`;
}

function conditionOf(present: Present, having: Present, key: string): string | undefined {
  if (having.length === present.length) return undefined;
  const found = findCondition(present, having);
  if (!found)
    throw new Error(
      `no condition tells the shapes that have ${key}: ${having.map(([{ name }]) => name).join(', ')}`,
    );
  return found;
}

function findCondition(present: Present, having: Present): string | undefined {
  const has = new Set(having.map(([shape]) => shape));
  return CONDITIONS.find(({ holds }) => present.every(([shape]) => holds(shape.traits) === has.has(shape)))
    ?.source;
}

/** One order of all keys that keeps every shape's own. */
function mergedOrder(orders: readonly (readonly string[])[]): readonly string[] {
  const all: string[] = [];
  for (const order of [...orders].sort((a, b) => b.length - a.length))
    for (const [index, key] of order.entries()) {
      if (all.includes(key)) continue;
      const next = order.slice(index + 1).find((later) => all.includes(later));
      all.splice(next === undefined ? all.length : all.indexOf(next), 0, key);
    }
  return all;
}
