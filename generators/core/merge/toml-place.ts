import { TomlDocument } from '@decimalturn/toml-patch';
import type { Span } from './bracketed.ts';
import type { Node, Table } from './node.ts';
import type { Lines } from './patch.ts';

/**
 * Where a TOML value stands. A table that is not in braces is one or more stretches of whole lines, its own
 * and its tables'.
 */
export interface Place extends Span {
  /**
   * `value`: behind a key or in brackets; `header`: under a header of its own, or the root; `spread`: in
   * dotted keys or sub-headers.
   */
  readonly as: 'value' | 'header' | 'spread';
  readonly lines: readonly Lines[];
  /** For `header`: where its rows begin and end. */
  readonly head: number;
  readonly foot: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A table while it is read: TOML adds to a table from several places. */
export type Draft = Omit<Table<Place>, 'entries' | 'source'> & {
  readonly entries: Map<string, Node<Place>>;
  readonly source: Writable<Place> & { readonly lines: Lines[] };
};

/** A top-level part of a TOML text in the parser's account: a row, a header with its rows, or a comment. */
export type Block = TomlDocument['cst'][number];
/** `key = value` in that account. */
export type Row = Extract<Block, { equals: number }>;

/** The parser's account of what stands where; undefined for a text that is not valid TOML. */
export function readBlocks(text: string): readonly Block[] | undefined {
  try {
    const document = new TomlDocument(text);
    // A key that stands twice is only found when the values are asked for.
    return document.toJsObject ? document.cst : undefined;
  } catch {
    return undefined;
  }
}

/** A table of which nothing is known yet but where it would begin. */
export function newTable(text: string, as: Place['as'], at: number): Draft {
  const source = { text, as, from: at, start: at, end: at, lines: [], head: at, foot: at, flat: true };
  return { kind: 'table', label: '', entries: new Map(), source };
}

/**
 * The table at a path, made on the way where it is only implied. The lines are noted as part of each that is
 * passed.
 */
export function descend(from: Draft, path: readonly string[], lines: Lines): Draft {
  let table = from;
  for (const key of path) {
    let found = table.entries.get(key);
    if (found?.kind === 'list') {
      (found.source.lines as Lines[]).push(lines);
      found = found.items.at(-1);
    }
    if (found?.kind !== 'table') {
      found = newTable(from.source.text, 'spread', 0);
      table.entries.set(key, found);
    }
    table = found as Draft;
    table.source.lines.push(lines);
  }
  return table;
}

/** A new item of the array of tables at a path (`[[path]]`). */
export function append(root: Draft, path: readonly string[], lines: Lines): Draft {
  const parent = descend(root, path.slice(0, -1), lines);
  const key = path.at(-1) ?? '';
  const item = newTable(root.source.text, 'header', 0);
  item.source.lines.push(lines);
  const found = parent.entries.get(key);
  if (found?.kind === 'list') {
    (found.items as Node<Place>[]).push(item);
    (found.source.lines as Lines[]).push(lines);
  } else {
    const source: Place = { ...item.source, as: 'spread', lines: [lines] };
    parent.entries.set(key, { kind: 'list', label: '', items: [item], source });
  }
  return item;
}
