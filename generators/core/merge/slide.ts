/**
 * Moves each run of changed lines to the place git would show it: as far down as its text allows, or, where
 * it can, to the place that lines up with a change of the other side. The same lines remain matched in
 * number; only which of several equal ones is chosen (`xdl_change_compact` of git, `shift_boundaries` of GNU
 * diff; without git's indent heuristic, which merges do not use). A file of one repeated pattern could slide
 * for ever longer, so the steps are counted; where they end is as correct, only less handsome.
 */
export function slide(lines: readonly string[], changed: Uint8Array, other: Uint8Array): void {
  const size = lines.length;
  let steps = 64 * size;
  // `at` walks this side and `there` the other; both always stand behind the same number of unchanged lines.
  let at = 0;
  let there = 0;
  const skipOther = (): void => {
    while (other[there]) there++;
  };
  for (;;) {
    skipOther();
    while (at < size && !changed[at]) {
      at++;
      there++;
      skipOther();
    }
    if (at >= size) return;
    let start = at;
    let end = at;
    while (changed[end]) end++;
    let aligned: number;
    let length: number;
    do {
      length = end - start;
      aligned = -1;
      while (steps-- > 0 && start > 0 && lines[start - 1] === lines[end - 1]) {
        changed[--start] = 1;
        changed[--end] = 0;
        while (changed[start - 1]) start--;
        there = previous(other, there);
      }
      // Where the other side has changes between the same two unchanged lines, the two runs line up.
      if (other[there - 1]) aligned = end;
      while (steps-- > 0 && end < size && lines[start] === lines[end]) {
        changed[start++] = 0;
        changed[end++] = 1;
        while (changed[end]) end++;
        there++;
        skipOther();
        if (other[there - 1]) aligned = end;
      }
    } while (end - start !== length);
    if (aligned >= 0) {
      while (end > aligned) {
        changed[--start] = 1;
        changed[--end] = 0;
        there = previous(other, there);
      }
    }
    at = end;
  }
}

/** From behind a run of changes to behind the run one unchanged line earlier. */
function previous(other: Uint8Array, there: number): number {
  let at = there;
  while (other[at - 1]) at--;
  return at - 1;
}
