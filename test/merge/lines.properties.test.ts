import { describe, expect, it } from 'vitest';
import { findMarkers, takeMine } from '../../generators/core/merge/markers.ts';
import { mergeText } from '../../generators/core/merge/text.ts';
import { check, some } from './check.ts';
import { anyText, codeLike, noise } from './lines-of.ts';

const path = 'src/app.py';

const cases = [
  { name: 'texts like code', texts: codeLike, runs: some(2000) },
  { name: 'texts with all line endings', texts: anyText, runs: some(2000) },
  { name: 'noise', texts: noise, runs: some(2000) },
];

describe.each(cases)('$name', ({ texts, runs }) => {
  it('keep every line that either side wrote, in its order', () => {
    check(texts, runs, (three) => {
      const { text, conflicts } = mergeText({ path, ...three });
      expect(findMarkers(text)).toEqual(conflicts);
      const [base, mine, next] = [three.base, three.mine, three.next].map(linesOf) as [
        string[],
        string[],
        string[],
      ];
      const result = linesOf(text);
      expect(missing(mine, base, result)).toEqual([]);
      expect(missing(next, base, result)).toEqual([]);
      const owned = new Set(
        mine.filter((line) => line !== '' && !base.includes(line) && !next.includes(line)),
      );
      const own = (lines: readonly string[]): readonly string[] => lines.filter((line) => owned.has(line));
      expect(own(linesOf(takeMine(text, conflicts)))).toEqual(own(mine));
    });
  });

  it('are the new render where the owner changed nothing, and the owner all where we did not', () => {
    check(texts, Math.ceil(runs / 4), ({ base, mine, next }) => {
      expect(mergeText({ path, base, mine: base, next })).toEqual({ text: next, conflicts: [] });
      expect(mergeText({ path, base, mine, next: base })).toEqual({ text: mine, conflicts: [] });
      expect(mergeText({ path, base, mine, next: mine })).toEqual({ text: mine, conflicts: [] });
    });
  });

  it('keep the CRLF of a checkout and a byte order mark', () => {
    check(texts, Math.ceil(runs / 4), (three) => {
      const [base, next] = [three.base, three.next].map((text) =>
        text.replaceAll('\uFEFF', '').replaceAll(/\r*\n/g, '\n'),
      );
      const mine = `\uFEFF${three.mine.replaceAll(/\r*\n/g, '\r\n')}`;
      const { text } = mergeText({ path, base: base ?? '', mine, next: next ?? '' });
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(mine.includes('\n') && /(?<!\r)\n/.test(text)).toBe(false);
    });
  });
});

function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return lines.map((line) => line.replace(/\r+$/, ''));
}

/**
 * The lines that a side has more of than the base, and the result has not. How often counts: two equal lines
 * are two.
 */
function missing(
  side: readonly string[],
  base: readonly string[],
  result: readonly string[],
): readonly string[] {
  return [...new Set(side)].filter(
    (line) => line !== '' && times(result, line) < times(side, line) - times(base, line),
  );
}

function times(lines: readonly string[], line: string): number {
  return lines.filter((other) => other === line).length;
}
