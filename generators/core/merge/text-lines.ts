/** One line: its text, and what ended it (nothing, for a last line without a newline). */
export interface Line {
  readonly text: string;
  readonly end: '\n' | '\r\n' | '';
}

/** Cuts text into lines. Only `\n` ends a line, as in git; a lone `\r` or a form feed is part of the text. */
export function toLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf('\n', from);
    if (at < 0) {
      lines.push({ text: text.slice(from), end: '' });
      break;
    }
    const crlf = at > from && text[at - 1] === '\r';
    lines.push({ text: text.slice(from, crlf ? at - 1 : at), end: crlf ? '\r\n' : '\n' });
    from = at + 1;
  }
  return lines;
}

/** The opposite of `toLines`. */
export function fromLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text + line.end).join('');
}

/** How most lines of a text end; nothing can be said of a text without a line break. */
export function usualEnd(lines: readonly Line[]): '\n' | '\r\n' | undefined {
  const crlf = lines.filter((line) => line.end === '\r\n').length;
  const lf = lines.filter((line) => line.end === '\n').length;
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
