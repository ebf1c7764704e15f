import { rebuildFlow } from './flow.ts';
import { indentAt, indentUnit, reindent, type Stays } from './format.ts';
import type { Node } from './node.ts';
import type { Edit } from './settle.ts';

/** Where a value stands in its text, and where what brings it there begins: its key, or itself. */
export interface Span {
  readonly text: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** True where a line break between the parts would not be valid (TOML's inline tables). */
  readonly flat?: boolean;
}

/** How a value of another text is written here, with its key or, in a list or behind a key, without. */
export type Quote<S> = (node: Node<S>, key: string | undefined, to: Target) => string;

/** What differs from format to format. */
export interface Manner<S> {
  readonly quote: Quote<S>;
  readonly stays: Stays;
}

interface Target {
  readonly text: string;
  readonly indent: string;
}

/**
 * A value with its edits made, from its opening bracket to its closing one: all of JSON, and TOML's values.
 */
export function writeBracketed<S extends Span>(
  node: Node<S>,
  edit: Edit<S>,
  manner: Manner<S>,
): string | undefined {
  const { text, from, start, end, flat } = node.source;
  if (edit.kind === 'keep') return text.slice(start, end);
  if (edit.kind === 'drop') return undefined;
  const indent = indentAt(text, from);
  if (edit.kind === 'take') return manner.quote(edit.node, undefined, { text, indent });
  if (node.kind === 'leaf') return undefined;
  const children: readonly (readonly [string | number, Node<S>])[] =
    node.kind === 'table' ? [...node.entries] : [...node.items.entries()];
  const bodies: (string | undefined)[] = [];
  for (const [key, child] of children) {
    const change = edit.children.get(key) ?? { kind: 'keep' };
    const body = writeBracketed(child, change, manner);
    if (body === undefined && change.kind !== 'drop') return undefined;
    bodies.push(body === undefined ? undefined : text.slice(child.source.from, child.source.start) + body);
  }
  const first = children[0]?.[1].source.from;
  const inner = first === undefined ? indent + indentUnit(text) : indentAt(text, first);
  const places = new Map(children.map(([key], index) => [key, index]));
  const added = edit.added.map(({ after, key, node: child }) => ({
    after: after === undefined ? -1 : (places.get(after) ?? -1),
    body: manner.quote(child, node.kind === 'table' ? key : undefined, { text, indent: inner }),
  }));
  const parts = children.map(([, { source }]) => ({ start: source.from, end: source.end }));
  const ownLines = edit.added.some(({ node: { source } }) =>
    /\n[ \t]*$/.test(source.text.slice(0, source.from)),
  );
  return rebuildFlow(
    { text, open: start, close: end - 1, parts },
    bodies,
    added,
    manner.stays,
    ownLines && !flat ? { part: inner, close: indent } : undefined,
  );
}

/** As it stands in its own text, indented for the new place. */
export const verbatim: Quote<Span> = ({ source }, key, { text, indent }) => {
  const there = { indent: indentAt(source.text, source.from), unit: indentUnit(source.text) };
  return reindent(source.text.slice(key === undefined ? source.start : source.from, source.end), there, {
    indent,
    unit: indentUnit(text),
  });
};
