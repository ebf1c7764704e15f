import { diffLines, type Hunk } from './diff.ts';

/** A stretch of the base and what each side made of it: `[from, to)` in each of the three. */
export interface Region {
  readonly by: 'nobody' | 'mine' | 'next' | 'both' | 'conflict';
  readonly base: readonly [number, number];
  readonly mine: readonly [number, number];
  readonly next: readonly [number, number];
}

/**
 * Cuts three texts into stretches that nobody, one side, or both changed (Khanna, Kunal, Pierce: A Formal
 * Investigation of Diff3, 2007). As in git, changes that touch are one: there must be an untouched line
 * between two changes for both to be taken. `both` is the same change twice; `conflict` is what a person has
 * to decide.
 */
export function regions(
  base: readonly string[],
  mine: readonly string[],
  next: readonly string[],
): readonly Region[] {
  const ours = diffLines(base, mine);
  const theirs = diffLines(base, next);
  const found: Region[] = [];
  let [i, j, at, atMine, atNext] = [0, 0, 0, 0, 0];
  while (i < ours.length || j < theirs.length) {
    const [i0, j0] = [i, j];
    const start = Math.min(ours[i]?.a0 ?? Infinity, theirs[j]?.a0 ?? Infinity);
    let end = start;
    for (;;) {
      const one = ours[i];
      const other = theirs[j];
      if (one && one.a0 <= end) {
        end = Math.max(end, one.a1);
        i++;
      } else if (other && other.a0 <= end) {
        end = Math.max(end, other.a1);
        j++;
      } else break;
    }
    const quiet = start - at;
    if (quiet > 0) found.push(span('nobody', at, start, atMine, atMine + quiet, atNext, atNext + quiet));
    at = end;
    const mineEnd = atMine + quiet + end - start + grown(ours, i0, i);
    const nextEnd = atNext + quiet + end - start + grown(theirs, j0, j);
    const region = span('conflict', start, end, atMine + quiet, mineEnd, atNext + quiet, nextEnd);
    found.push({ ...region, by: author(region, i > i0, j > j0, mine, next) });
    atMine = mineEnd;
    atNext = nextEnd;
  }
  if (at < base.length) found.push(span('nobody', at, base.length, atMine, mine.length, atNext, next.length));
  return found;
}

function grown(hunks: readonly Hunk[], from: number, to: number): number {
  return hunks.slice(from, to).reduce((sum, hunk) => sum + (hunk.b1 - hunk.b0) - (hunk.a1 - hunk.a0), 0);
}

function span(
  by: Region['by'],
  b0: number,
  b1: number,
  m0: number,
  m1: number,
  n0: number,
  n1: number,
): Region {
  return { by, base: [b0, b1], mine: [m0, m1], next: [n0, n1] };
}

function author(
  { mine: [m0, m1], next: [n0, n1] }: Region,
  byMine: boolean,
  byNext: boolean,
  mine: readonly string[],
  next: readonly string[],
): Region['by'] {
  if (!byNext) return 'mine';
  if (!byMine) return 'next';
  if (m1 - m0 !== n1 - n0) return 'conflict';
  for (let line = 0; line < m1 - m0; line++) if (mine[m0 + line] !== next[n0 + line]) return 'conflict';
  return 'both';
}
