/**
 * Text as a literal of the language it is written into, so that a value is inert wherever it lands.
 * Templates write every value that an owner typed through one of these.
 */
export const quote = {
  json: (value: string): string => JSON.stringify(value),
  /** A YAML scalar: plain where that reads back as the same text in YAML 1.1 and 1.2, else JSON's form of it. */
  yaml: (value: string): string =>
    /^[a-z][\w./-]*$/i.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(value)
      ? value
      : JSON.stringify(value),
  /** A list of texts on one line, as JSON, YAML and TOML all write it. */
  flow: (values: readonly string[]): string => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`,
  /** A TOML basic string (TOML 1.0): JSON's escapes are its escapes, but DEL must be escaped. */
  toml: (value: string): string => JSON.stringify(value).replaceAll('\u007f', '\\u007f'),
  /** A Python string literal: every escape that JSON writes means the same there. */
  python: (value: string): string => JSON.stringify(value),
  /** A POSIX shell word: nothing is special between single quotes but the quote itself. */
  shell: (value: string): string =>
    /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`,
  /** A double-quoted word of a Dockerfile instruction, where `$`, `"` and the escape character are special. */
  dockerfile: (value: string): string => `"${value.replaceAll(/["\\$]/g, '\\$&')}"`,
  /**
   * Text of a Markdown paragraph or cell: what could start markup, HTML, mathematics or a list is escaped, and so are
   * addresses, in whose links a backslash would be text (CommonMark 2.4, GFM 6.9).
   */
  markdown: (value: string): string =>
    value
      .replaceAll(/[\\`*_[\]<>~|$@]|&(?=#?\w+;)|:(?=\/\/)|(?<=www)\./gi, '\\$&')
      .replace(/^(\d*)([#+=.)-])/, '$1\\$2'),
  /** A literal `$` for compose, which interpolates every value. */
  compose: (value: string): string => value.replaceAll('$', '$$$$'),
} as const;
