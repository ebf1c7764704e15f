/** Lines as a text: `text('a', 'b')` is `a\nb\n`. */
export function text(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
