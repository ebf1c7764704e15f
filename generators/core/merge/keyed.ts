import type { Format, Reading } from './format.ts';
import { type Merged, markDifferences, mergeLines } from './lines.ts';
import { takeMine } from './markers.ts';
import { type Node, same } from './node.ts';
import { type Change, plan } from './plan.ts';
import { agrees, clashes, covers, outcomeOf, settle } from './settle.ts';

interface Texts {
  readonly base: string;
  readonly mine: string;
  readonly next: string;
}

/**
 * What becomes of three texts of a known format that were merged by lines: that merge, where it is clean and
 * says what the three say; else a merge by key; else the conflict. Where the owner's text or the new one is
 * not valid, nothing can be asked of the result. Of every conflict the owner's side can be taken, and gives a
 * valid text with all that the owner set.
 */
export function judge<S>(format: Format<S>, texts: Texts, byLine: Merged): Merged {
  const clean = byLine.conflicts.length === 0;
  if (clean && agreesInPart(format, texts, byLine.text)) return byLine;
  const [base, mine, next] = [texts.base, texts.mine, texts.next].map((text) => read(format, text));
  if (!mine || !next) return byLine;
  const sound = (text: string): Reading<S> | undefined => {
    const reading = read(format, text);
    return reading?.lenient && !mine.lenient && !next.lenient ? undefined : reading;
  };
  const { root } = mine;
  const change = base?.root && root && next.root && plan(base.root, root, next.root);
  const says = (
    text: string,
    test: (wanted: Change<S>, own: Node<S>, result: Node<S>) => boolean,
  ): boolean => {
    const result = sound(text);
    return (
      result !== undefined && (!change || (result.root !== undefined && test(change, root, result.root)))
    );
  };
  if (clean && says(byLine.text, agrees)) return byLine;
  const byKey = change && mergeByKey(format, texts, { root, change, sound });
  if (byKey) return byKey;
  const mineTaken = takeMine(byLine.text, byLine.conflicts);
  const usable =
    !clean && says(mineTaken, (wanted, own, result) => covers(settle(wanted, 'mine'), own, result));
  return usable ? byLine : markDifferences(texts.base, texts.mine, texts.next);
}

/**
 * Whether a merge says what the three texts say, told from what is not the same in all of them. Where one side did not
 * change that, what the other side wrote is not read either.
 */
function agreesInPart<S>(format: Format<S>, texts: Texts, text: string): boolean {
  const parts = format.part?.([texts.base, texts.mine, texts.next, text]);
  if (!parts) return false;
  const [base, mine, next, merged] = parts;
  if ((base === next && mine === merged) || (base === mine && next === merged)) return true;
  const [before, own, offered, result] = parts.map((part) => read(format, part)?.root);
  return before && own && offered && result ? agrees(plan(before, own, offered), own, result) : false;
}

/** Files nested deeper than this are nobody's configuration, and would exhaust the stack. */
const deepest = 200;

function read<S>(format: Format<S>, text: string): Reading<S> | undefined {
  try {
    const reading = format.read(text);
    return reading?.root && depth(reading.root) > deepest ? undefined : reading;
  } catch (error) {
    // A parser may run out of stack before it can say how deep it is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function depth(node: Node<unknown>): number {
  if (node.kind === 'leaf') return 0;
  let deepestChild = 0;
  for (const child of node.kind === 'table' ? node.entries.values() : node.items) {
    deepestChild = Math.max(deepestChild, depth(child));
  }
  return 1 + deepestChild;
}

interface KeyMerge<S> {
  readonly root: Node<S>;
  readonly change: Change<S>;
  readonly sound: (text: string) => Reading<S> | undefined;
}

/**
 * The plan carried out in the owner's text. Where something is left to decide, it is carried out three times,
 * with every such thing decided for one side: the three texts then differ nowhere else, and marking their
 * differences marks just the keys in dispute.
 */
function mergeByKey<S>(
  format: Format<S>,
  texts: Texts,
  { root, change, sound }: KeyMerge<S>,
): Merged | undefined {
  const offered = new Set(format.comments(texts.next));
  const carryOut = (side: keyof Texts): string | undefined => {
    const edit = settle(change, side);
    const text = format.print(root, edit, (comment) => offered.has(comment));
    const result = text === undefined ? undefined : sound(text)?.root;
    const expected = outcomeOf(root, edit);
    return result && expected && same(expected, result) ? text : undefined;
  };
  const mine = carryOut('mine');
  if (mine === undefined || !keepsComments(format, texts, mine)) return undefined;
  if (!clashes(change)) return { text: mine, conflicts: [] };
  const [base, next] = [carryOut('base'), carryOut('next')];
  if (base === undefined || next === undefined) return undefined;
  // Two changes in one value may still be in different lines of it.
  const merged = mergeLines(base, mine, next);
  const result = merged.conflicts.length === 0 ? sound(merged.text)?.root : undefined;
  return result && agrees(change, root, result) ? merged : markDifferences(base, mine, next);
}

/** No comment may go with a value that we change, if the owner wrote it or the new render still has it. */
function keepsComments(format: Pick<Format<unknown>, 'comments'>, texts: Texts, text: string): boolean {
  const [base, mine, next, now] = [texts.base, texts.mine, texts.next, text].map((one) =>
    count(format.comments(one)),
  );
  return [...(mine ?? [])].every(([comment, times]) => {
    const owned = times - (base?.get(comment) ?? 0);
    const shared = Math.min(times, next?.get(comment) ?? 0);
    return (now?.get(comment) ?? 0) >= Math.max(owned, shared);
  });
}

function count(comments: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const comment of comments) times.set(comment, (times.get(comment) ?? 0) + 1);
  return times;
}
