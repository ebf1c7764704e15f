import { Lexer } from 'yaml';
import { rebuildFlow } from './flow.ts';
import type { Format, Stays } from './format.ts';
import type { Node } from './node.ts';
import type { Edit } from './settle.ts';
import { type BlockEdit, columnOf, ended, inFlow, shifted, writeBlock } from './yaml-block.ts';
import { yamlPart } from './yaml-part.ts';
import type { Place } from './yaml-place.ts';
import { readYaml } from './yaml-read.ts';

type Value = Node<Place>;
type Change = Extract<Edit<Place>, { kind: 'edit' }>;

/**
 * YAML. Edits are made in the text, at the places that the parser reports: printing a document anew would lay
 * out the owner's whole file afresh. What comes from the new render is copied as it is written there, so that
 * no word changes its meaning on the way (`on`, `012`, `22:22`), and brings its comments. Entries with an
 * anchor are neither moved nor removed.
 */
export const yaml: Format<Place> = {
  read: readYaml,
  part: yamlPart,
  print(root, edit, stays) {
    const { file, start, end } = root.source;
    const { text } = file;
    const body =
      edit.kind === 'edit'
        ? (asBlock(root, edit, 0) ?? writeValue(root, edit, stays))
        : writeValue(root, edit, stays);
    if (body === undefined) return undefined;
    const after = body.endsWith('\n') ? text.slice(end).replace(/^\n/, '') : text.slice(end);
    const out = text.slice(0, start) + (body || `${empty(root)}\n`) + after;
    return text.endsWith('\n') ? out : out.replace(/\n$/, '');
  },
  comments(text) {
    // The lexer announces each scalar, and what it announces is never a comment, whatever it begins with.
    const lexemes = [...new Lexer().lex(text)];
    return lexemes.filter((lexeme, index) => lexeme.startsWith('#') && lexemes[index - 1] !== '\x1F');
  },
};

/** A value with its edits made, from its anchor or tag to its end. */
function writeValue(node: Value, edit: Edit<Place>, stays: Stays): string | undefined {
  const { file, start, bare, end } = node.source;
  if (edit.kind === 'keep') return file.text.slice(start, end);
  if (edit.kind !== 'edit' || node.kind === 'leaf') return undefined;
  const children = childrenOf(node);
  const bodies: (string | undefined)[] = [];
  for (const [key, child] of children) {
    const change = edit.children.get(key) ?? { kind: 'keep' };
    const body = change.kind === 'drop' ? undefined : writeEntry(child, change, stays);
    if (change.kind === 'drop' ? anchored(child) : body === undefined) return undefined;
    bodies.push(body);
  }
  const added = additions(node, edit);
  const entries = children.map(([, child]) => child.source);
  if (!added) return undefined;
  if (entries[0]?.block) {
    return (
      file.text.slice(start, bare) +
      writeBlock({ column: columnOf(entries[0]), entries, bodies, added, stays })
    );
  }
  const parts = entries.map((entry) => ({ start: entry.from, end: entry.end }));
  const flow = rebuildFlow({ text: file.text, open: bare, close: end - 1, parts }, bodies, added, stays);
  return flow === undefined ? undefined : file.text.slice(start, bare) + flow;
}

function writeEntry(node: Value, edit: Edit<Place>, stays: Stays): string | undefined {
  const { file, from, mark, start, end, last, block } = node.source;
  const { text } = file;
  const close = block ? text.slice(end, last) : '';
  if (edit.kind === 'take') return replaceEntry(node, edit.node);
  if (edit.kind === 'edit') {
    const lines = block ? asBlock(node, edit, columnOf(node.source) + 2) : undefined;
    if (lines !== undefined)
      return `${text.slice(from, mark)}${close.trimEnd()}\n${' '.repeat(columnOf(node.source) + 2)}${lines}`;
  }
  const body = writeValue(node, edit, stays);
  // A block without entries would read as null.
  if (body === '' && node.kind !== 'leaf') return `${text.slice(from, mark)} ${empty(node)}\n`;
  return body === undefined ? undefined : text.slice(from, start) + body + close;
}

/**
 * The owner's key with another value behind it: in the same place of the line if both are short, else with
 * all that stands there.
 */
function replaceEntry(node: Value, by: Value): string | undefined {
  const { file, from, mark, start, end, last, block } = node.source;
  if (anchored(node) || anchored(by)) return undefined;
  const was = file.text.slice(start, end);
  const other = by.source.file.text.slice(by.source.start, by.source.end);
  const short = !was.includes('\n') && (!other.includes('\n') || !block);
  if (short || !by.source.block) {
    const becomes = block ? other : inFlow(by, false);
    const lead =
      was === '' || was.includes('\n')
        ? file.text.slice(from, mark) + (becomes && ' ')
        : file.text.slice(from, start);
    const close = was.includes('\n') ? '\n' : block ? file.text.slice(end, last) : '';
    return (becomes === '' ? lead.trimEnd() : lead) + becomes + close;
  }
  if (!block) return undefined;
  const tail = by.source.file.text.slice(by.source.mark, by.source.last);
  return ended(file.text.slice(from, mark) + shifted(tail, columnOf(node.source) - columnOf(by.source)));
}

/** What goes into `{}` or `[]`, on lines of its own, if that is how it is written where it comes from. */
function asBlock(node: Value, edit: Change, column: number): string | undefined {
  if (node.kind === 'leaf' || childrenOf(node).length > 0 || anchored(node)) return undefined;
  const added = additions(node, edit);
  return added?.every(({ source }) => source.block)
    ? writeBlock({ column, entries: [], bodies: [], added, stays: () => false })
    : undefined;
}

function additions(node: Value, edit: Change): BlockEdit['added'] | undefined {
  if (edit.added.some((child) => anchored(child.node))) return undefined;
  const place = new Map(childrenOf(node).map(([key], index) => [key, index]));
  return edit.added.map(({ after, node: child }) => ({
    after: after === undefined ? -1 : (place.get(after) ?? -1),
    source: child.source,
    body: inFlow(child, node.kind === 'table'),
  }));
}

function childrenOf(node: Value): readonly (readonly [string | number, Value])[] {
  if (node.kind === 'leaf') return [];
  return node.kind === 'table' ? [...node.entries] : [...node.items.entries()];
}

function anchored({ source }: Value): boolean {
  return source.file.anchors.some((at) => at >= source.from && at < source.last);
}

function empty(node: Value): string {
  return node.kind === 'list' ? '[]' : '{}';
}
