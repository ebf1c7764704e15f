/** What one side made of the base: whole lines of it, `[from, to)` as offsets, became a text. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What `mergeLines` gives for texts that each side changed in one place, far from the other's: most merges. Told
 * without cutting the texts into lines. Undefined for all others, and where a diff could show a change elsewhere: beside
 * a line that is also in it.
 */
export function mergeApart(base: string, mine: string, next: string): string | undefined {
  for (const text of [base, mine, next]) if (!text.endsWith('\n') || text.includes('\r')) return undefined;
  const [ours, theirs] = [editOf(base, mine), editOf(base, next)];
  if (!ours || !theirs) return undefined;
  const [first, last] = ours.from < theirs.from ? [ours, theirs] : [theirs, ours];
  // As in git: there must be an untouched line between two changes.
  if (first.to >= last.from) return undefined;
  return (
    base.slice(0, first.from) + first.text + base.slice(first.to, last.from) + last.text + base.slice(last.to)
  );
}

function editOf(base: string, other: string): Edit | undefined {
  const shorter = Math.min(base.length, other.length);
  const head = common(shorter, (length) => base.startsWith(other.slice(0, length)));
  const from = lineOf(base, head);
  const tail = common(shorter - from, (length) => base.endsWith(other.slice(other.length - length)));
  const to = lineAt(base, other, tail);
  const [gone, text] = [base.slice(from, to), other.slice(from, other.length - (base.length - to))];
  const before = base.slice(lineOf(base, from - 1), from);
  const after = base.slice(to, base.indexOf('\n', to) + 1);
  const slides = [gone, text].some((part) => holds(part, before) || holds(part, after));
  return slides ? undefined : { from, to, text };
}

/** Where the line begins that a place is in, or at the start of. */
function lineOf(text: string, at: number): number {
  return at > 0 ? text.lastIndexOf('\n', at - 1) + 1 : 0;
}

/** Where the first line of the base begins that is whole in the tail of both. */
function lineAt(base: string, other: string, tail: number): number {
  const [at, there] = [base.length - tail, other.length - tail];
  const whole = [base[at - 1], other[there - 1]].every((char) => char === '\n' || char === undefined);
  return whole ? at : base.indexOf('\n', at) + 1;
}

/** The longest of which something is true, where it is true of all that are shorter. */
function common(longest: number, isTrue: (length: number) => boolean): number {
  // Of two texts that differ at one end, as most do, the other end is known at once.
  if (isTrue(longest)) return longest;
  let [low, high] = [0, longest - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isTrue(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function holds(part: string, line: string): boolean {
  return line !== '' && `\n${part}`.includes(`\n${line}`);
}
