import type { Stays } from './format.ts';

/** One replacement in a text. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of whole lines: `[from, to)`. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes all replacements at once; undefined if two of them touch the same text. No empty lines come at the
 * top, and no newline at the end of a text without.
 */
export function apply(text: string, patches: readonly Patch[]): string | undefined {
  let out = '';
  let at = 0;
  for (const patch of patches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (patch.start < at) return undefined;
    out += text.slice(at, patch.start) + patch.text;
    at = patch.end;
  }
  out += text.slice(at);
  if (!text.startsWith('\n')) out = out.replace(/^\n+/, '');
  return text.endsWith('\n') || text === '' ? out : out.replace(/\n$/, '');
}

/** Puts whole lines in. */
export function insert(text: string, at: number, piece: string): Patch {
  const open = at > 0 && text[at - 1] !== '\n';
  return { start: at, end: at, text: open ? `\n${ended(piece)}` : ended(piece) };
}

/**
 * Takes lines out with the comments above them, and one of the two empty lines that would then stand
 * together.
 */
export function remove(text: string, { from, to }: Lines, stays: Stays): Patch {
  const comments = text.slice(above(text, from), from).split('\n').slice(0, -1);
  const staying = comments.findLastIndex((line) => stays(line.trim())) + 1;
  const start = from - comments.slice(staying).reduce((size, line) => size + line.length + 1, 0);
  const parted = start > 1 && text.slice(start - 2, start) === '\n\n';
  return {
    start: parted && (to === text.length || text[to] === '\n') ? start - 1 : start,
    end: to,
    text: '',
  };
}

/** Where the comment lines (`#`) that stand directly above a line begin. */
export function above(text: string, line: number): number {
  let at = line;
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(start, at))) break;
    at = start;
  }
  return at;
}

/** A piece that ends its last line. */
export function ended(piece: string): string {
  return piece === '' || piece.endsWith('\n') ? piece : `${piece}\n`;
}
