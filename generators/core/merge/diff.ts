import { markChanges, type Side } from './myers.ts';
import { slide } from './slide.ts';

/** A run of lines of `a` (from `a0`, up to but not including `a1`) that became a run of `b`. */
export interface Hunk {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/**
 * What turns one list of lines into another, in order and with at least one common line between any two
 * hunks. Myers' O(ND) in linear space (Algorithmica 1, 1986), after setting aside what needs no search: the
 * common head and tail, and lines that the other side has nowhere. Runs that could stand in several places
 * are slid as git slides them, so that two people's changes meet where git would say that they meet.
 */
export function diffLines(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const numbers = new Map<string, number>();
  const idsA = number(a, head, a.length - tail, numbers);
  const idsB = number(b, head, b.length - tail, numbers);
  const changedA = new Uint8Array(a.length);
  const changedB = new Uint8Array(b.length);
  markChanges(matching(idsA, new Set(idsB), head, changedA), matching(idsB, new Set(idsA), head, changedB));
  slide(a, changedA, changedB);
  slide(b, changedB, changedA);
  return hunks(changedA, changedB);
}

/** Equal lines get equal numbers: comparing numbers is what makes the search fast. */
function number(
  lines: readonly string[],
  from: number,
  to: number,
  numbers: Map<string, number>,
): Int32Array {
  const ids = new Int32Array(to - from);
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? '';
    const known = numbers.get(line) ?? numbers.size;
    if (known === numbers.size) numbers.set(line, known);
    ids[at - from] = known;
  }
  return ids;
}

/** The lines that the other side has as well; the others are changed, whatever the search finds. */
function matching(ids: Int32Array, other: ReadonlySet<number>, head: number, changed: Uint8Array): Side {
  const kept: number[] = [];
  for (let at = 0; at < ids.length; at++) {
    if (other.has(ids[at] ?? -1)) kept.push(at);
    else changed[head + at] = 1;
  }
  const lines = Int32Array.from(kept, (at) => head + at);
  return { ids: Int32Array.from(kept, (at) => ids[at] ?? 0), lines, changed };
}

function hunks(changedA: Uint8Array, changedB: Uint8Array): readonly Hunk[] {
  const found: Hunk[] = [];
  let a = 0;
  let b = 0;
  while (a < changedA.length || b < changedB.length) {
    const a0 = a;
    const b0 = b;
    while (changedA[a]) a++;
    while (changedB[b]) b++;
    if (a > a0 || b > b0) found.push({ a0, a1: a, b0, b1: b });
    else {
      a++;
      b++;
    }
  }
  return found;
}
