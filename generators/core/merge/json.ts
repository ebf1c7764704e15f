import { type Node as JsonNode, type ParseError, parseTree, visit } from 'jsonc-parser';
import { type Span, verbatim, writeBracketed } from './bracketed.ts';
import type { Format } from './format.ts';
import type { Node } from './node.ts';

type Value = Node<Span>;

/** JSON, with comments and trailing commas where the file already has them (tsconfig.json, .vscode). */
export const json: Format<Span> = {
  read(text) {
    const errors: ParseError[] = [];
    const tree = parseTree(text, errors, { allowTrailingComma: true });
    const root = tree && errors.length === 0 ? read(text, tree, tree.offset) : undefined;
    return root && { root, lenient: !isStrict(text) };
  },
  print(root, edit, stays) {
    const { text, start, end } = root.source;
    const body = writeBracketed(root, edit, { quote: verbatim, stays });
    return body === undefined ? undefined : text.slice(0, start) + body + text.slice(end);
  },
  comments(text) {
    const found: string[] = [];
    visit(text, { onComment: (at, length) => found.push(text.slice(at, at + length).trim()) });
    return found;
  },
};

function isStrict(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A key that stands twice makes the whole undefined: readers differ in which of the two counts. */
function read(text: string, node: JsonNode, from: number): Value | undefined {
  const source: Span = { text, start: node.offset, end: node.offset + node.length, from };
  if (node.type === 'object') {
    const entries = new Map<string, Value>();
    for (const property of node.children ?? []) {
      const [key, child] = property.children ?? [];
      const value = child && read(text, child, property.offset);
      if (!key || !value || entries.has(key.value)) return undefined;
      entries.set(key.value, value);
    }
    return { kind: 'table', label: '', entries, source };
  }
  if (node.type === 'array') {
    const items: Value[] = [];
    for (const child of node.children ?? []) {
      const item = read(text, child, child.offset);
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: 'list', label: '', items, source };
  }
  if (node.type === 'string') {
    return { kind: 'leaf', value: JSON.stringify(node.value), text: node.value, source };
  }
  // Numbers are compared as written: two long ones may differ and be one double.
  return { kind: 'leaf', value: text.slice(source.start, source.end), source };
}
