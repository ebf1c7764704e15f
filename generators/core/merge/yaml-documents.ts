import { type Document, isScalar, parseAllDocuments, visit } from 'yaml';

/** The documents of a text, if it is valid: no error, no key twice, no alias before its anchor. */
export function readDocuments(text: string): readonly Document.Parsed[] | undefined {
  // The parser's own search for keys that stand twice takes seconds for a thousand keys.
  const documents = parseAllDocuments(text, {
    keepSourceTokens: true,
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  if (!Array.isArray(documents)) return [];
  return documents.every((document) => document.errors.length === 0 && isConsistent(document))
    ? documents
    : undefined;
}

function isConsistent(document: Document.Parsed): boolean {
  const anchors = new Set<string>();
  let consistent = true;
  visit(document, {
    Value: (_, node) => {
      if (node.anchor) anchors.add(node.anchor);
    },
    Alias: (_, node) => {
      consistent &&= anchors.has(node.source);
    },
    Map: (_, node) => {
      const keys = node.items.map(({ key }) => (isScalar(key) ? key.value : key));
      consistent &&= new Set(keys).size === keys.length;
      if (node.anchor) anchors.add(node.anchor);
    },
    Seq: (_, node) => {
      if (node.anchor) anchors.add(node.anchor);
    },
  });
  return consistent;
}
