import type { Stays } from './format.ts';
import type { Node } from './node.ts';
import type { Place } from './yaml-place.ts';

/**
 * Entries of a block collection: as they are, changed, or (undefined) taken out; and those to put in behind
 * one of them (-1: first).
 */
export interface BlockEdit {
  readonly column: number;
  readonly entries: readonly Place[];
  readonly bodies: readonly (string | undefined)[];
  readonly stays: Stays;
  readonly added: readonly { readonly after: number; readonly source: Place; readonly body: string }[];
}

/**
 * A block collection with its edits made, from its first key or dash. The lines between two entries belong to
 * the second.
 */
export function writeBlock({ column, entries, bodies, added, stays }: BlockEdit): string {
  const indent = ' '.repeat(column);
  let out = '';
  const put = (gap: string, body: string): void => {
    if (out === '') out = gap.trimStart() + body;
    else out += (out.endsWith('\n') ? '' : '\n') + (gap || indent) + body;
  };
  const insert = (after: number): void => {
    for (const { source, body } of added.filter((addition) => addition.after === after)) {
      const { text } = source.file;
      const shift = column - columnOf(source);
      if (source.block) {
        const gap = text.slice(source.gap, source.from - columnOf(source));
        put(
          shifted(`\n${gap}`, shift).slice(1) + indent,
          ended(shifted(text.slice(source.from, source.last), shift)),
        );
      } else put(indent, `${body}\n`);
    }
  };
  insert(-1);
  let kept = '';
  for (const [index, source] of entries.entries()) {
    const body = bodies[index];
    const gap = source.file.text.slice(source.gap, source.from);
    if (body === undefined) kept += left(gap, stays);
    else {
      put(kept + gap, body);
      kept = '';
    }
    insert(index);
  }
  return out + kept;
}

/** How far to the right an entry begins. */
export function columnOf({ file, from }: Place): number {
  return from - (file.text.lastIndexOf('\n', from - 1) + 1);
}

/** Lines moved to the right or, as far as they are indented, to the left; the first is left to the caller. */
export function shifted(lines: string, by: number): string {
  if (by >= 0) return lines.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
  return lines.replaceAll(new RegExp(`\\n {1,${-by}}`, 'g'), '\n');
}

/** A piece that ends its last line. */
export function ended(piece: string): string {
  return piece.endsWith('\n') ? piece : `${piece}\n`;
}

/** A value in one line, as it has to be written between brackets; with its key or, in a list, without. */
export function inFlow(node: Node<Place>, keyed: boolean): string {
  const { file, from, mark, start, end, block } = node.source;
  const raw = file.text.slice(start, end);
  if (keyed) return `${file.text.slice(from, mark)} ${inFlow(node, false)}`;
  if (!block) return raw;
  if (node.kind === 'list') return `[${node.items.map((item) => inFlow(item, false)).join(', ')}]`;
  if (node.kind === 'table') {
    const entries = [...node.entries.values()].map((value) => inFlow(value, true));
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  const safe = /^(?:"[^\n]*"|'[^\n]*'|[^\n,[\]{}#:]*)$/.test(raw);
  return node.text === undefined || safe ? raw : JSON.stringify(node.text);
}

/**
 * Of the lines before an entry that goes, those that stay: all up to an empty one, or to a comment that is to
 * stay.
 */
function left(gap: string, stays: Stays): string {
  const lines = gap.split('\n').slice(0, -1);
  const last = lines.findLastIndex((line) => line.trim() === '' || stays(line.trim()));
  const kept = lines.slice(0, last + 1).map((line) => `${line}\n`);
  return kept.join('').trim() === '' ? '' : kept.join('');
}
