import {
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  visit,
} from 'yaml';
import type { Reading } from './format.ts';
import type { Node } from './node.ts';
import { readDocuments } from './yaml-documents.ts';
import { closed, type Entry, legacy, type Place, type YamlText } from './yaml-place.ts';

type Value = Node<Place>;

/**
 * One document as a tree. Several documents, `?` keys and keys that are not scalars are left to the merge by
 * lines.
 */
export function readYaml(text: string): Reading<Place> | undefined {
  const documents = readDocuments(text);
  if (!documents) return undefined;
  const [document] = documents;
  return {
    lenient: false,
    root: document && documents.length === 1 ? readDocument(document, text) : undefined,
  };
}

function readDocument(document: Document.Parsed, text: string): Value | undefined {
  const root = document.contents;
  if (!root) return undefined;
  const anchors: number[] = [];
  visit(document, { Value: (_, node) => void (node.anchor && anchors.push(node.range?.[0] ?? 0)) });
  const [start, end] = root.range;
  const place = {
    file: { text, anchors },
    block: true,
    from: start,
    mark: start,
    start,
    bare: start,
    gap: start,
  };
  const value = read(root, place, [root.tag, root.anchor].join(''));
  return value && { ...value, source: { ...value.source, last: Math.max(end, value.source.end) } };
}

function read(node: ParsedNode, entry: Entry, label: string): Value | undefined {
  const { text } = entry.file;
  if (!isCollection(node)) {
    const end = Math.max(node.range[1], entry.mark);
    const source = closed(entry, end);
    if (isAlias(node) || label !== '')
      return { kind: 'leaf', value: `as written: ${text.slice(entry.start, end).trim()}`, source };
    if (!isScalar(node)) return undefined;
    const value = node.value;
    const plain = node.type === 'PLAIN' && (typeof value !== 'string' || legacy.test(value));
    if (typeof value !== 'string' || plain)
      return { kind: 'leaf', value: `plain: ${text.slice(entry.start, end).trim()}`, source };
    return { kind: 'leaf', value: `text: ${value}`, text: value, source };
  }
  const block = node.srcToken?.type === 'block-map' || node.srcToken?.type === 'block-seq';
  if (!block && node.srcToken?.type !== 'flow-collection') return undefined;
  const children = isMap(node)
    ? readMap(node.items, entry.file, block)
    : isSeq(node)
      ? readSeq(node, entry.file, block)
      : undefined;
  if (!children) return undefined;
  const last = children.at(-1)?.[1].source.last;
  const source = block && last !== undefined ? { ...entry, end: last, last } : closed(entry, node.range[1]);
  if (isMap(node)) return { kind: 'table', label, entries: new Map(children), source };
  return { kind: 'list', label, items: children.map(([, item]) => item), source };
}

type Children = (readonly [string, Value])[];

function readMap(items: readonly Pair[], file: YamlText, block: boolean): Children | undefined {
  const children: Children = [];
  for (const { key, value, srcToken } of items as readonly Pair<ParsedNode, ParsedNode | null>[]) {
    const tokens = srcToken?.sep ?? [];
    const colon = tokens.find((token) => token.type === 'map-value-ind');
    const plain = srcToken?.start.every((token) => token.type !== 'explicit-key-ind' && !isProperty(token));
    if (!isScalar(key) || !colon || !value || !plain || key.tag || key.anchor) return undefined;
    const id = typeof key.value === 'string' ? key.value : `\0${file.text.slice(key.range[0], key.range[1])}`;
    const child = readEntry(value, file, block, key.range[0], colon.offset + 1, tokens, children);
    if (!child) return undefined;
    children.push([id, child]);
  }
  return children;
}

type Sequence = {
  readonly items: readonly unknown[];
  readonly srcToken?: CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
};

function readSeq({ items, srcToken }: Sequence, file: YamlText, block: boolean): Children | undefined {
  const children: Children = [];
  for (const [index, value] of (items as readonly ParsedNode[]).entries()) {
    const tokens = srcToken?.items[index]?.start ?? [];
    const dash = tokens.find((token) => token.type === 'seq-item-ind');
    if (block !== (dash !== undefined)) return undefined;
    const begin = tokens.find(isProperty)?.offset ?? value.range[0];
    const child = readEntry(
      value,
      file,
      block,
      dash?.offset ?? begin,
      dash ? dash.offset + 1 : begin,
      tokens,
      children,
    );
    if (!child) return undefined;
    children.push([String(index), child]);
  }
  return children;
}

function readEntry(
  value: ParsedNode,
  file: YamlText,
  block: boolean,
  from: number,
  mark: number,
  tokens: readonly CST.SourceToken[],
  before: Children,
): Value | undefined {
  // A value that is not there is placed by the parser wherever it stopped looking.
  const absent = value.range[0] === value.range[1];
  const property = tokens.findLast(isProperty);
  if (absent && property) return undefined;
  const bare = absent ? mark : value.range[0];
  const start = absent ? mark : (tokens.find(isProperty)?.offset ?? bare);
  const entry: Entry = { file, block, from, mark, start, bare, gap: before.at(-1)?.[1].source.last ?? from };
  if (absent) return { kind: 'leaf', value: 'plain: ', source: closed(entry, mark) };
  const properties = tokens.filter(isProperty).map((token) => token.source);
  return read(value, entry, properties.join(' '));
}

function isProperty(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag';
}
