import { distinct, type Entries } from './distinct.ts';

/** A word as a key at the left margin; not one that YAML reads as something else than a word. */
const KEY = /(?!(?:null|true|false):)([a-z_][\w.-]*):(?= |$)/imy;

/** A block of text that keeps the blank lines after it. */
const KEEPING = /[|>]\d?\+/;

/** An alias, or what an alias may stand for, which has to come first. */
const ANCHOR = /(?:^|[\s[{,])[&*][^\s&*]/;

/**
 * The texts without the entries of the outermost mapping that are the same in all of them. Entries with anchors or
 * aliases stay, in their order. Undefined where that could not be relied on: in several documents, where a key is no word
 * or stands twice.
 */
export function yamlPart(texts: readonly string[]): readonly string[] | undefined {
  const parts = distinct(texts, entriesOf, (entry) => ANCHOR.test(entry));
  // The key without a name, which none of the others can be: a mapping is left in any case.
  return parts?.map((part) => `"": 0\n${part}`);
}

/** Each with its lines: a comment at the left margin is never part of a value, and only `|+` keeps blank lines. */
function entriesOf(text: string): Entries | undefined {
  // Whether a last line ends decides what a block of text in it says.
  if (!text.endsWith('\n') || KEEPING.test(text)) return undefined;
  const entries = new Map<string, string>();
  let key: string | undefined;
  let [from, to] = [0, 0];
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = text.indexOf('\n', at) + 1;
    const first = text[at];
    if (first === '#' || first === '\n') continue;
    if (first !== ' ' && !(first === '-' && /[ \n]/.test(text[at + 1] ?? ''))) {
      if (key !== undefined) entries.set(key, text.slice(from, to));
      KEY.lastIndex = at;
      key = KEY.exec(text)?.[1];
      if (key === undefined || entries.has(key)) return undefined;
      from = at;
    }
    if (key === undefined) return undefined;
    to = end;
  }
  return key === undefined ? entries : entries.set(key, text.slice(from, to));
}
