/** What ended a line: nothing, for a last line without a newline. */
export type End = '\n' | '\r\n' | '';

/** The lines of a text: what each says, and how each ends. Two lists, because of a thousand lines most is the same. */
export interface Lines {
  readonly texts: readonly string[];
  readonly ends: readonly End[];
}

/** Cuts text into lines. Only `\n` ends a line, as in git; a lone `\r` or a form feed is part of the text. */
export function toLines(text: string): Lines {
  const texts = text.split('\n');
  const ends = texts.map((): End => '\n');
  ends[ends.length - 1] = '';
  if (texts.at(-1) === '') {
    texts.pop();
    ends.pop();
  }
  if (!text.includes('\r')) return { texts, ends };
  for (const [at, line] of texts.entries()) {
    if (ends[at] === '' || !line.endsWith('\r')) continue;
    texts[at] = line.slice(0, -1);
    ends[at] = '\r\n';
  }
  return { texts, ends };
}

/** The opposite of `toLines`. */
export function fromLines({ texts, ends }: Lines): string {
  return texts.map((line, at) => line + ends[at]).join('');
}

/** How most lines of a text end; nothing can be said of a text without a line break. */
export function usualEnd({ ends }: Lines): '\n' | '\r\n' | undefined {
  const crlf = ends.filter((end) => end === '\r\n').length;
  const lf = ends.filter((end) => end === '\n').length;
  if (crlf + lf === 0) return undefined;
  return crlf > lf ? '\r\n' : '\n';
}

/** True for a text that a CRLF checkout made: it has line breaks, and all are CRLF. */
export function isCrlf(text: string): boolean {
  return text.includes('\n') && !/(?<!\r)\n/.test(text);
}

/** The text with every CRLF as LF: what is compared, parsed and merged. */
export function toLf(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** Three-way choice of one value that has no parts: whoever changed it wins, and the owner wins a tie. */
export function choose<T>(base: T, mine: T, next: T): T {
  return mine === base ? next : mine;
}
