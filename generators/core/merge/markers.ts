/**
 * The lines that frame a conflict, with the words of CLI.md. Editors and `git mergetool` know the signs; the
 * labels are ours alone.
 */
export const markers = {
  mine: '<<<<<<< yours',
  base: '||||||| last generated',
  middle: '=======',
  next: '>>>>>>> now generated',
} as const;

/** Where a conflict stands in a file: the first and the last of its marker lines, counted from 1. */
export interface Conflict {
  readonly line: number;
  readonly end: number;
}

/**
 * The conflicts that still stand in a text. Only whole ones in order count, and only with our labels, so that
 * a heading underlined with `=======`, another tool's markers or a text about merging are not taken for one.
 * A conflict whose middle part (`|||||||`) somebody took out is still a conflict.
 */
export function findMarkers(text: string): readonly Conflict[] {
  const found: Conflict[] = [];
  if (!text.includes(markers.next)) return found;
  let start = 0;
  let divided = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = bare(raw);
    if (line === markers.mine || line === `\uFEFF${markers.mine}`) {
      start = index + 1;
      divided = false;
    } else if (line === markers.middle) divided = start > 0;
    else if (line === markers.next && divided) {
      found.push({ line: start, end: index + 1 });
      start = 0;
      divided = false;
    }
  }
  return found;
}

/** A text with the owner's side of each of its conflicts, as if somebody had taken that everywhere. */
export function takeMine(text: string, conflicts: readonly Conflict[]): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let at = 0;
  for (const { line, end } of conflicts) {
    const base = lines.findIndex((one, index) => index >= line && bare(one) === markers.base);
    out.push(...lines.slice(at, line - 1), ...lines.slice(line, base));
    at = end;
  }
  return [...out, ...lines.slice(at)].join('\n');
}

function bare(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
