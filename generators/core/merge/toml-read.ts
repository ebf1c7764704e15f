import type { Node } from './node.ts';
import { above, type Lines } from './patch.ts';
import {
  append,
  type Block,
  type Draft,
  descend,
  newTable,
  type Place,
  type Row,
  readBlocks,
} from './toml-place.ts';

type Value = Node<Place>;

/** A TOML text as a tree; undefined where it is not valid. */
export function readToml(text: string): Node<Place> | undefined {
  const blocks = readBlocks(text);
  if (!blocks) return undefined;
  const grid = gridOf(text);
  const top = blocks.find((block) => block.type !== 'Comment');
  const root = newTable(text, 'header', top ? above(text, grid.lines(top.loc).from) : text.length);
  for (const block of blocks) {
    if (block.type === 'KeyValue') addRow(root, block, grid);
    if (block.type !== 'Table' && block.type !== 'TableArray') continue;
    const rows = block.items.filter((item) => item.type === 'KeyValue');
    const own = grid.lines(block.key.loc);
    const lines = { from: own.from, to: grid.lines(rows.at(-1)?.loc ?? block.key.loc).to };
    const path = block.key.item.value;
    const table = block.type === 'TableArray' ? append(root, path, lines) : descend(root, path, lines);
    Object.assign(table.source, { as: 'header', head: own.to, foot: own.to });
    for (const row of rows) addRow(table, row, grid);
  }
  return root;
}

/** Every comment of a TOML text, in any order. */
export function tomlComments(text: string): readonly string[] {
  const found = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      if (block.type === 'Comment') return [block.raw.trim()];
      return block.type === 'Table' || block.type === 'TableArray' ? found(block.items) : [];
    });
  return found(readBlocks(text) ?? []);
}

/** The parser counts lines and columns; edits need offsets. */
interface Grid {
  readonly text: string;
  readonly at: (position: Row['loc']['start']) => number;
  readonly lines: (loc: Row['loc']) => Lines;
}

function gridOf(text: string): Grid {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    text,
    at: ({ line, column }) => (starts[line - 1] ?? text.length) + column,
    lines: ({ start, end }) => ({ from: starts[start.line - 1] ?? 0, to: starts[end.line] ?? text.length }),
  };
}

function addRow(to: Draft, { key, value, loc }: Row, grid: Grid): void {
  const lines = grid.lines(loc);
  const table = descend(to, key.value.slice(0, -1), lines);
  // Of a dotted key only the last part belongs to the value: the rest says in which table it is.
  const last = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)$/.exec(key.raw)?.index ?? 0;
  table.entries.set(key.value.at(-1) ?? '', readValue(value, grid.at(key.loc.start) + last, [lines], grid));
  to.source.foot = lines.to;
}

function readValue(value: Row['value'], from: number, lines: readonly Lines[], grid: Grid): Value {
  const { text } = grid;
  const [start, end] = [grid.at(value.loc.start), grid.at(value.loc.end)];
  const source: Place = { text, as: 'value', from, start, end, lines, head: start, foot: end, flat: true };
  if (value.type === 'InlineArray') {
    const items = value.items.map(({ item }) =>
      readValue(item as Row['value'], grid.at(item.loc.start), [], grid),
    );
    return { kind: 'list', label: '', items, source: { ...source, flat: false } };
  }
  if (value.type === 'InlineTable' && value.items.every(({ item }) => item.key.value.length === 1)) {
    const entries = value.items.map(({ item }) => {
      return [item.key.value[0] ?? '', readValue(item.value, grid.at(item.key.loc.start), [], grid)] as const;
    });
    return { kind: 'table', label: '', entries: new Map(entries), source };
  }
  if (value.type === 'String')
    return { kind: 'leaf', value: `text: ${value.value}`, text: value.value, source };
  return { kind: 'leaf', value: text.slice(start, end), source };
}
