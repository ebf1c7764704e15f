import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type Hunk } from '../../generators/core/merge/diff.ts';
import { check } from './check.ts';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });

describe('differences of lines', () => {
  it('turn one text into the other, are as few as can be, and stand apart', () => {
    check(fc.tuple(lines, lines), 1500, ([a, b]) => {
      const hunks = diffLines(a, b);
      expect(patched(a, b, hunks)).toEqual(b);
      const taken = hunks.reduce((sum, hunk) => sum + hunk.a1 - hunk.a0, 0);
      expect(a.length - taken).toBe(longestCommon(a, b));
      for (const [index, hunk] of hunks.entries())
        expect(hunk.a0).toBeGreaterThan(hunks[index - 1]?.a1 ?? -1);
    });
  });

  it('are still right where the search for the shortest is cut short', () => {
    const long = fc.array(fc.constantFrom('a', 'b'), { minLength: 1500, maxLength: 2000 });
    check(fc.tuple(long, long), 10, ([a, b]) => {
      const head = ['only a', ...a, 'b', 'a'];
      expect(patched(head, b, diffLines(head, b))).toEqual(b);
    });
  });

  it('show a repeated block where git shows it: at its last place', () => {
    expect(diffLines(['{', '}', '{', '}'], ['{', '}', '{', '}', '{', '}'])).toEqual([
      { a0: 4, a1: 4, b0: 4, b1: 6 },
    ]);
  });
});

function patched(a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const out: string[] = [];
  let at = 0;
  for (const { a0, a1, b0, b1 } of hunks) {
    out.push(...a.slice(at, a0), ...b.slice(b0, b1));
    at = a1;
  }
  return [...out, ...a.slice(at)];
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const line of a) {
    const above = row;
    row = [0];
    for (const [index, other] of b.entries()) {
      row.push(line === other ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0));
    }
  }
  return row.at(-1) ?? 0;
}
