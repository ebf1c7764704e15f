/** Where a value of a YAML file stands, and the entry (`key: value`, `- value`) that brings it there. */
export interface Place {
  readonly file: YamlText;
  readonly block: boolean;
  /**
   * The entry begins; its `:` or `-` is past; the value begins, with its anchor and tag and without; the
   * value ends.
   */
  readonly from: number;
  readonly mark: number;
  readonly start: number;
  readonly bare: number;
  readonly end: number;
  /** The entry ends, with the comment behind it and its line break. */
  readonly last: number;
  /** Where what stands between the entry and the one before it begins. */
  readonly gap: number;
}

/** A YAML text and the places of its anchors, whose entries must stay where they are. */
export interface YamlText {
  readonly text: string;
  readonly anchors: readonly number[];
}

/** An entry while its end is not known. */
export type Entry = Omit<Place, 'end' | 'last'>;

/** An entry whose value ends there: in a block it goes on to the end of the line. */
export function closed(entry: Entry, end: number): Place {
  const { text } = entry.file;
  if (!entry.block) return { ...entry, end, last: end };
  const line = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1;
  return { ...entry, end, last: line || text.length };
}

/** Words and numbers that YAML 1.1 reads as something else than text: quoting one is a change. */
export const legacy = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d].*)$/i;
