import { type Quote, verbatim, writeBracketed } from './bracketed.ts';
import type { Format, Stays } from './format.ts';
import type { Node, Table } from './node.ts';
import { above, apply, ended, insert, type Patch, remove } from './patch.ts';
import type { Edit } from './settle.ts';
import { tomlPart } from './toml-part.ts';
import type { Place } from './toml-place.ts';
import { readToml, tomlComments } from './toml-read.ts';

type Value = Node<Place>;
type Change = Extract<Edit<Place>, { kind: 'edit' }>;

/**
 * TOML. Edits are made in the text: rows and headers are whole lines, values are brackets. What comes from
 * the new render is copied as it is written there, with the comments above it.
 */
export const toml: Format<Place> = {
  read(text) {
    const root = readToml(text);
    return root && { root, lenient: false };
  },
  print(root, edit, stays) {
    const { text } = root.source;
    if (edit.kind === 'keep') return text;
    const patches = edit.kind === 'edit' && root.kind === 'table' ? editTable(root, edit, stays) : undefined;
    return patches && apply(text, patches);
  },
  part: tomlPart,
  comments: tomlComments,
};

function editTable(table: Table<Place>, edit: Change, stays: Stays): readonly Patch[] | undefined {
  const patches: Patch[] = [];
  const { text, as, head, foot, lines } = table.source;
  for (const [key, change] of edit.children) {
    const child = table.entries.get(String(key));
    const rows = change.kind === 'take' && child?.source.as !== 'value' ? rowsOf(change.node) : undefined;
    if (rows !== undefined && as !== 'header') return undefined;
    const instead: Edit<Place> = rows === undefined ? change : { kind: 'drop' };
    const made = child && editChild(child, instead, stays);
    if (!made) return undefined;
    patches.push(...made);
    if (rows !== undefined) patches.push(insert(text, foot, rows));
  }
  for (const { after, node } of edit.added) {
    const before = after === undefined ? undefined : table.entries.get(String(after))?.source;
    const rows = rowsOf(node);
    if (rows === undefined) {
      const sibling = before?.as === 'value' ? undefined : before?.lines;
      patches.push(insertTables(text, (sibling ?? lines).at(-1)?.to ?? text.length, node));
    } else if (as !== 'header') return undefined;
    else {
      const at = before?.as === 'value' ? before.lines.at(-1)?.to : before ? foot : head;
      patches.push(insert(text, at ?? foot, rows));
    }
  }
  return patches;
}

function editChild(child: Value, change: Edit<Place>, stays: Stays): readonly Patch[] | undefined {
  const { text, as, start, end, lines } = child.source;
  if (change.kind === 'drop') return lines.map((stretch) => remove(text, stretch, stays));
  if (as === 'value') {
    const body = writeBracketed(child, change, { quote: inValue, stays });
    return body === undefined ? undefined : [{ start, end, text: body }];
  }
  if (change.kind === 'take') {
    const gone = lines.map((stretch) => remove(text, stretch, stays));
    return [...gone, insertTables(text, lines[0]?.to ?? text.length, change.node)];
  }
  if (change.kind !== 'edit' || child.kind === 'leaf') return undefined;
  if (child.kind === 'table') return editTable(child, change, stays);
  const patches: Patch[] = [];
  for (const [index, item] of child.items.entries()) {
    const made = editChild(item, change.children.get(index) ?? { kind: 'keep' }, stays);
    if (made) patches.push(...made);
    else if (change.children.has(index)) return undefined;
  }
  for (const { after, node } of change.added) {
    if (node.source.as !== 'header') return undefined;
    const at =
      after === undefined
        ? child.items[0]?.source.lines[0]?.from
        : child.items[Number(after)]?.source.lines.at(-1)?.to;
    patches.push(insertTables(text, at ?? text.length, node));
  }
  return patches;
}

/** A value of another text inside brackets here: tables with headers become inline tables. */
const inValue: Quote<Place> = (node, key, to) => {
  if (node.source.as === 'value') return verbatim(node, key, to);
  if (key !== undefined) return `${keyText(key)} = ${inValue(node, undefined, to)}`;
  if (node.kind === 'leaf') return '';
  if (node.kind === 'list') return `[${node.items.map((item) => inValue(item, undefined, to)).join(', ')}]`;
  const entries = [...node.entries].map(([name, value]) => inValue(value, name, to));
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
};

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

/** An entry of another text as rows to stand under a header; undefined if it has a header itself. */
function rowsOf({ source: { text, as, from, end, lines } }: Value): string | undefined {
  const [row] = lines;
  if (as === 'value') {
    return row
      ? text.slice(above(text, row.from), row.from) + text.slice(from, row.to)
      : `${text.slice(from, end)}\n`;
  }
  if (lines.some((stretch) => text.slice(stretch.from, stretch.to).trimStart().startsWith('[')))
    return undefined;
  return lines.map((stretch) => text.slice(above(text, stretch.from), stretch.to)).join('');
}

function insertTables(text: string, at: number, { source }: Value): Patch {
  const tables = source.lines.map((stretch) =>
    source.text.slice(above(source.text, stretch.from), stretch.to),
  );
  const between = at === 0 || text.slice(0, at).endsWith('\n\n') ? '' : '\n';
  return insert(text, at, between + tables.map(ended).join('\n'));
}
