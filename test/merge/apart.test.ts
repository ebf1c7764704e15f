import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeApart } from '../../generators/core/merge/apart.ts';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { check, some } from './check.ts';
import { anyText, codeLike } from './lines-of.ts';

const lines = (maxLength: number) => fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength });
const splice = fc.tuple(fc.nat(12), fc.nat(2), lines(3));

/** One change of each side, in texts of so few different lines that each could stand in many places. */
const repetitive = fc.tuple(lines(12), splice, splice).map(([base, ...splices]) => {
  const text = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
  const [mine = '', next = ''] = splices.map(([at, size, put]) => text(base.toSpliced(at, size, ...put)));
  return { base: text(base), mine, next };
});

const base = 'a\nb\nc\nd\ne\n';

describe('changes that are apart', () => {
  it.each([
    ['lines replaced', 'a\nB\nc\nd\ne\n', 'a\nb\nc\nD\ne\n', 'a\nB\nc\nD\ne\n'],
    ['a line taken out and lines put in', 'b\nc\nd\ne\n', 'a\nb\nc\nd\ne\nf\ng\n', 'b\nc\nd\ne\nf\ng\n'],
    ['the owner changed what is further down', 'a\nb\nc\nE\n', 'A\nb\nc\nd\ne\n', 'A\nb\nc\nE\n'],
  ])('are both taken: %s', (_, mine, next, merged) => {
    expect(mergeApart(base, mine, next)).toBe(merged);
  });

  it.each([
    ['that touch', base, 'a\nB\nc\nd\ne\n', 'a\nb\nC\nd\ne\n'],
    ['that put lines in at one place', base, 'a\nx\nb\nc\nd\ne\n', 'a\ny\nb\nc\nd\ne\n'],
    ['of one side around one of the other', base, 'A\nb\nc\nd\nE\n', 'a\nb\nC\nd\ne\n'],
    ['that could as well stand a line further', 'a\nb\nb\nc\nd\n', 'a\nb\nc\nd\n', 'a\nb\nb\nc\nD\n'],
    ['of texts with CRLF', base, 'a\r\nB\nc\nd\ne\n', 'a\nb\nc\nD\ne\n'],
    ['of texts without a last newline', base, 'a\nB\nc\nd\ne', 'a\nb\nc\nD\ne\n'],
  ])('are not told of changes %s', (_, ...texts) => {
    expect(mergeApart(...texts)).toBeUndefined();
  });

  it.each([
    ['texts like code', codeLike],
    ['texts with all line endings', anyText],
    ['texts of few lines', repetitive],
  ])('merge as they do line by line: %s', (_, texts) => {
    const runs = some(6000);
    let told = 0;
    check(texts, runs, (three) => {
      const merged = mergeApart(three.base, three.mine, three.next);
      if (merged === undefined) return;
      told++;
      expect(mergeLines(three.base, three.mine, three.next)).toEqual({ text: merged, conflicts: [] });
    });
    expect(told).toBeGreaterThan(runs / 200);
  });
});
