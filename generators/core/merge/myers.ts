/** One side of a comparison: the numbers to compare, the line each stands for, and where to note a change. */
export interface Side {
  readonly ids: Int32Array;
  readonly lines: Int32Array;
  readonly changed: Uint8Array;
}

interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Beyond this many edits in one box the search settles for a good cut instead of the best one. */
const patience = 256;

/** What stands on a diagonal that has left the box, seen from its far corner: it never wins a comparison. */
const outside = 2 ** 30;

/**
 * Marks the lines that only one side has, along a longest common subsequence, or a slightly shorter one where
 * the best is too dear: past `patience` edits the box is cut at the furthest point reached. Any common
 * subsequence gives a correct merge, a shorter one only a larger conflict, so a bound costs no line. Time is
 * O((n+m) * patience), memory O(n+m), whatever the input.
 */
export function markChanges(a: Side, b: Side): void {
  const diagonals = a.ids.length + b.ids.length + 3;
  const forward = new Int32Array(diagonals);
  const backward = new Int32Array(diagonals);
  const todo: Box[] = [{ a0: 0, a1: a.ids.length, b0: 0, b1: b.ids.length }];
  for (let box = todo.pop(); box; box = todo.pop()) {
    let { a0, a1, b0, b1 } = box;
    while (a0 < a1 && b0 < b1 && a.ids[a0] === b.ids[b0]) {
      a0++;
      b0++;
    }
    while (a0 < a1 && b0 < b1 && a.ids[a1 - 1] === b.ids[b1 - 1]) {
      a1--;
      b1--;
    }
    if (a0 === a1) mark(b, b0, b1);
    else if (b0 === b1) mark(a, a0, a1);
    else {
      const [a2, b2] = cut(a.ids, b.ids, { a0, a1, b0, b1 }, forward, backward);
      todo.push({ a0: a2, a1, b0: b2, b1 }, { a0, a1: a2, b0, b1: b2 });
    }
  }
}

function mark(side: Side, from: number, to: number): void {
  for (let at = from; at < to; at++) side.changed[side.lines[at] ?? 0] = 1;
}

/**
 * A point on a shortest path through the box, found by searching from both corners until the two searches
 * meet.
 */
function cut(
  a: Int32Array,
  b: Int32Array,
  { a0, a1, b0, b1 }: Box,
  forward: Int32Array,
  backward: Int32Array,
): readonly [number, number] {
  const lowest = a0 - b1;
  const highest = a1 - b0;
  const shift = 1 - lowest;
  const start = a0 - b0;
  const end = a1 - b1;
  const odd = ((start - end) & 1) !== 0;
  const f = (diagonal: number): number => forward[diagonal + shift] ?? 0;
  const g = (diagonal: number): number => backward[diagonal + shift] ?? 0;
  forward[start + shift] = a0;
  backward[end + shift] = a1;
  let [fMin, fMax, gMin, gMax] = [start, start, end, end];
  for (let edits = 1; ; edits++) {
    if (fMin > lowest) forward[--fMin - 1 + shift] = -1;
    else fMin++;
    if (fMax < highest) forward[++fMax + 1 + shift] = -1;
    else fMax--;
    for (let d = fMax; d >= fMin; d -= 2) {
      let x = f(d - 1) >= f(d + 1) ? f(d - 1) + 1 : f(d + 1);
      while (x < a1 && x - d < b1 && a[x] === b[x - d]) x++;
      forward[d + shift] = x;
      if (odd && gMin <= d && d <= gMax && g(d) <= x) return [x, x - d];
    }
    if (gMin > lowest) backward[--gMin - 1 + shift] = outside;
    else gMin++;
    if (gMax < highest) backward[++gMax + 1 + shift] = outside;
    else gMax--;
    for (let d = gMax; d >= gMin; d -= 2) {
      let x = g(d - 1) < g(d + 1) ? g(d - 1) : g(d + 1) - 1;
      while (x > a0 && x - d > b0 && a[x - 1] === b[x - d - 1]) x--;
      backward[d + shift] = x;
      if (!odd && fMin <= d && d <= fMax && x <= f(d)) return [x, x - d];
    }
    if (edits >= patience) return furthest();
  }

  function furthest(): readonly [number, number] {
    let best = -1;
    let at: readonly [number, number] = [a0, b0];
    for (let d = fMax; d >= fMin; d -= 2) {
      const x = Math.min(f(d), a1, b1 + d);
      if (x + x - d - a0 - b0 > best) {
        best = x + x - d - a0 - b0;
        at = [x, x - d];
      }
    }
    for (let d = gMax; d >= gMin; d -= 2) {
      const x = Math.max(g(d), a0, b0 + d);
      if (a1 + b1 - (x + x - d) > best) {
        best = a1 + b1 - (x + x - d);
        at = [x, x - d];
      }
    }
    return at;
  }
}
