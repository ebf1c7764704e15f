import { distinct, type Entries } from './distinct.ts';

/** A header at the left margin, and the outermost table that it leads to: `[tool.ruff]`, `[[tool.uv.index]]`. */
const HEADER = /\[\[?([\w-]+)(?:\.[\w-]+)*\]\]?[ \t]*(?:#.*)?$/my;

/** A line that says nothing. */
const BLANK = /[ \t]*(?:#.*)?$/my;

/** What brackets are open after: the next line may begin with `[` and be no header. */
const OPEN = /[[,][ \t]*(?:#.*)?\n$/;

/** Texts over several lines, in which anything may stand, and brackets that do not begin at the left margin. */
const STRANGE = /"""|'''|^[ \t]+\[/m;

/**
 * The texts without the outermost tables that are the same in all of them, each with all that headers add to it; rows
 * before the first header count as one. Undefined where headers cannot be told from what only looks like them.
 */
export function tomlPart(texts: readonly string[]): readonly string[] | undefined {
  return distinct(texts, entriesOf);
}

function entriesOf(given: string): Entries | undefined {
  if (STRANGE.test(given)) return undefined;
  const text = given.endsWith('\n') ? given : `${given}\n`;
  const entries = new Map<string, string>();
  let key = '';
  let [from, line, to] = [0, 0, 0];
  const put = (): void => {
    if (to > from) entries.set(key, (entries.get(key) ?? '') + text.slice(from, to));
  };
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = text.indexOf('\n', at) + 1;
    BLANK.lastIndex = at;
    if (BLANK.test(text)) continue;
    if (text[at] === '[') {
      HEADER.lastIndex = at;
      const name = HEADER.exec(text)?.[1];
      if (name === undefined || OPEN.test(text.slice(line, to))) return undefined;
      put();
      [key, from] = [name, at];
    }
    if (to === 0) from = at;
    [line, to] = [at, end];
  }
  put();
  return entries;
}
