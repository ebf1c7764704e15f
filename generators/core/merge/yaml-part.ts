/** A word as a key at the left margin; not one that YAML reads as something else than a word. */
const KEY = /^(?!(?:null|true|false):)([a-z_][\w.-]*):(?= |$)/i;

/** A block of text that keeps the blank lines after it. */
const KEEPING = /[|>]\d?\+/;

/** What an alias elsewhere may stand for. */
const ANCHOR = /(?:^|[\s[{,])&[^\s&]/;

/**
 * The texts without the entries of the outermost mapping that are the same in all of them, so that a parser has less
 * to read: what the texts say differs in what is left, and nowhere else. Entries with anchors stay, for aliases in the
 * others. Undefined where that could not be relied on: in several documents, where a key is no word or stands twice.
 */
export function partOf(texts: readonly string[]): readonly string[] | undefined {
  const all: ReadonlyMap<string, string>[] = [];
  for (const text of texts) {
    const entries = entriesOf(text);
    if (!entries) return undefined;
    all.push(entries);
  }
  const isCommon = (key: string, entry: string): boolean =>
    !ANCHOR.test(entry) && all.every((entries) => entries.get(key) === entry);
  // The key without a name, which none of the others can be: a mapping is left in any case.
  return all.map((entries) =>
    ['"": 0\n', ...[...entries].flatMap(([key, entry]) => (isCommon(key, entry) ? [] : [entry]))].join(''),
  );
}

/** The entries by key, each with its lines, but for comments and blank lines after it. */
function entriesOf(text: string): ReadonlyMap<string, string> | undefined {
  // Whether a last line ends decides what a block of text in it says.
  if (!text.endsWith('\n') || KEEPING.test(text)) return undefined;
  const entries = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const line of text.slice(0, -1).split('\n')) {
    const key = KEY.exec(line)?.[1];
    if (key !== undefined) {
      if (entries.has(key)) return undefined;
      lines = [line];
      entries.set(key, lines);
    } else if (lines && /^(?: |#|- |-?$)/.test(line)) lines.push(line);
    else if (line !== '' && !line.startsWith('#')) return undefined;
  }
  return new Map([...entries].map(([key, own]) => [key, trimmed(own)]));
}

/** A comment at the left margin is never part of a value, and only `|+` keeps blank lines. */
function trimmed(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => line !== '' && !line.startsWith('#'));
  return `${lines.slice(0, last + 1).join('\n')}\n`;
}
