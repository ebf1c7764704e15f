/** What a text says under each of its outermost keys, as it is written there. */
export type Entries = ReadonlyMap<string, string>;

/**
 * Texts of one format without the entries that are the same in all of them, so that a parser has less to read: what
 * they say differs in what is left, and nowhere else. Undefined where the entries of one cannot be told apart.
 *
 * @param stays whether an entry is needed to read others.
 */
export function distinct(
  texts: readonly string[],
  entriesOf: (text: string) => Entries | undefined,
  stays: (entry: string) => boolean = () => false,
): readonly string[] | undefined {
  const all: Entries[] = [];
  for (const text of texts) {
    const entries = entriesOf(text);
    if (!entries) return undefined;
    all.push(entries);
  }
  const isCommon = ([key, entry]: readonly [string, string]): boolean =>
    all.every((entries) => entries.get(key) === entry) && !stays(entry);
  const common = new Set([...(all[0] ?? [])].filter(isCommon).map(([key]) => key));
  return all.map((entries) =>
    [...entries].flatMap(([key, entry]) => (common.has(key) ? [] : [entry])).join(''),
  );
}
