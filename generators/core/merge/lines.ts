import { type Conflict, markers } from './markers.ts';
import { type Region, regions } from './regions.ts';
import { choose, type End, fromLines, type Lines, toLines, usualEnd } from './text-lines.ts';

/** A text made of three, and the conflicts that are marked in it. */
export interface Merged {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

interface Sides {
  readonly base: Lines;
  readonly mine: Lines;
  readonly next: Lines;
}

/**
 * diff3 by lines. How a line ends never makes a conflict: an untouched line keeps the owner's ending, a new
 * one gets the ending that the owner's file has, and the final newline is one more thing that either side may
 * change.
 */
export function mergeLines(base: string, mine: string, next: string): Merged {
  const sides = { base: toLines(base), mine: toLines(mine), next: toLines(next) };
  return weave(sides, regions(sides.base.texts, sides.mine.texts, sides.next.texts));
}

/**
 * Three texts with every difference marked, also where only one side differs: taking one side everywhere
 * gives that side's text. For texts that merge by lines into something that does not say what they said.
 * Differences a few lines apart are marked as one.
 */
export function markDifferences(base: string, mine: string, next: string): Merged {
  const sides = { base: toLines(base), mine: toLines(mine), next: toLines(next) };
  const parts: Region[] = [];
  for (const part of regions(sides.base.texts, sides.mine.texts, sides.next.texts)) {
    const [before, gap] = parts.slice(-2);
    if (part.by === 'nobody') parts.push(part);
    else if (before && gap && gap.mine[1] - gap.mine[0] <= 3) parts.splice(-2, 2, join(before, part));
    else parts.push({ ...part, by: 'conflict' });
  }
  return weave(sides, parts);
}

function join(first: Region, last: Region): Region {
  return {
    by: 'conflict',
    base: [first.base[0], last.base[1]],
    mine: [first.mine[0], last.mine[1]],
    next: [first.next[0], last.next[1]],
  };
}

function weave(sides: Sides, parts: readonly Region[]): Merged {
  const usual = usualEnd(sides.mine);
  const own = usual ?? usualEnd(sides.next) ?? '\n';
  // Where the owner's file ends its lines as the base did, what a template says about endings still counts.
  const imposed = usual === usualEnd(sides.base) ? undefined : usual;
  const texts: string[] = [];
  const ends: End[] = [];
  const conflicts: Conflict[] = [];
  const put = (text: string, end: End): void => {
    texts.push(text);
    ends.push(end || own);
  };
  const putAll = (lines: Lines, from: number, to: number, end?: End): void => {
    for (let at = from; at < to; at++) put(lines.texts[at] ?? '', end ?? lines.ends[at] ?? '');
  };
  for (const part of parts) {
    if (part.by === 'nobody') putUntouched(sides, part, imposed, put);
    else if (part.by === 'next') putAll(sides.next, ...part.next, imposed);
    else if (part.by !== 'conflict') putAll(sides.mine, ...part.mine);
    else {
      const { base, mine, next } = narrow(sides, part);
      putAll(sides.mine, part.mine[0], mine[0]);
      const line = texts.length + 1;
      put(markers.mine, own);
      putAll(sides.mine, ...mine);
      put(markers.base, own);
      putAll(sides.base, ...base, own);
      put(markers.middle, own);
      putAll(sides.next, ...next, own);
      put(markers.next, own);
      conflicts.push({ line, end: texts.length });
      putAll(sides.mine, mine[1], part.mine[1]);
    }
  }
  const marked = conflicts.at(-1)?.end === texts.length;
  if (!marked && endsBare(sides, texts)) ends[ends.length - 1] = '';
  return { text: fromLines({ texts, ends }), conflicts };
}

function putUntouched(
  { base, mine, next }: Sides,
  part: Region,
  imposed: End | undefined,
  put: (text: string, end: End) => void,
): void {
  const [before, own, offered] = [part.base[0], part.mine[0], part.next[0]];
  for (let line = 0; line < part.mine[1] - own; line++) {
    const end = mine.ends[own + line] ?? '';
    const now = next.ends[offered + line] ?? '';
    const kept = end === base.ends[before + line] ? (end ? now : (imposed ?? now)) : end;
    put(mine.texts[own + line] ?? '', kept);
  }
}

/** A conflict without the lines at its head and tail that both sides agree on (git's zdiff3). */
function narrow(sides: Sides, part: Region): Pick<Region, 'base' | 'mine' | 'next'> {
  let [[b0, b1], [m0, m1], [n0, n1]] = [part.base, part.mine, part.next];
  const same = (m: number, n: number): boolean => sides.mine.texts[m] === sides.next.texts[n];
  const old = (b: number, m: number): boolean => sides.base.texts[b] === sides.mine.texts[m];
  for (let shared = true; m0 < m1 && n0 < n1 && same(m0, n0); m0++, n0++) {
    shared &&= b0 < b1 && old(b0, m0);
    if (shared) b0++;
  }
  for (let shared = true; m0 < m1 && n0 < n1 && same(m1 - 1, n1 - 1); m1--, n1--) {
    shared &&= b0 < b1 && old(b1 - 1, m1 - 1);
    if (shared) b1--;
  }
  return { base: [b0, b1], mine: [m0, m1], next: [n0, n1] };
}

/**
 * Whether the last line is to have no newline: whoever changed that wants it. An empty last line is nothing but its
 * newline.
 */
function endsBare({ base, mine, next }: Sides, texts: readonly string[]): boolean {
  return Boolean(texts.at(-1)) && choose(ended(base), ended(mine), ended(next)) === false;
}

function ended({ ends }: Lines): boolean | undefined {
  const last = ends.at(-1);
  return last === undefined ? undefined : last !== '';
}
