import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarkers, takeMine } from '../../generators/core/merge/markers.ts';
import { mergeText } from '../../generators/core/merge/text.ts';
import { check, some } from './check.ts';
import type { Three } from './lines-of.ts';
import { document, edited, edits, resurrected, type Value, vanished } from './values.ts';
import { commented, formats, type Written, written } from './written.ts';

const cases = [
  { name: 'JSON', format: formats.json, runs: some(1500) },
  { name: 'JSON with comments', format: formats.jsonc, runs: some(600) },
  { name: 'YAML', format: formats.yaml, runs: some(400) },
  { name: 'TOML', format: formats.toml, runs: some(400) },
];

describe.each(cases)('$name', ({ format, runs }) => {
  it('loses nothing that the owner set, brings nothing back, and parses', () => {
    let clean = 0;
    check(threeOf(format), runs, (three) => {
      if (stands(format, three)) clean++;
    });
    // Both ends have to be reached for the property to say something.
    expect(clean).toBeGreaterThan(runs / 2);
    expect(clean).toBeLessThan(runs * 0.95);
  }, 60_000);

  it('gives the new render where the owner changed nothing, and the owner all where we did not', () => {
    check(threeOf(format), Math.ceil(runs / 5), ({ base, mine, next }) => {
      const { path } = format;
      expect(mergeText({ path, base, mine: base, next })).toEqual({ text: next, conflicts: [] });
      expect(mergeText({ path, base, mine, next: base })).toEqual({ text: mine, conflicts: [] });
    });
  }, 60_000);
});

/** A template, an owner and an update. */
function threeOf(format: Written): fc.Arbitrary<Three> {
  const owner = {
    style: fc.nat(7),
    comments: fc.array(fc.nat(60), { maxLength: 2 }),
    crlf: fc.nat(5),
    bom: fc.nat(9),
  };
  return fc
    .record({ value: document, mine: edits, next: edits, ...owner })
    .map(({ value, mine, next, style, comments, crlf, bom }) => {
      // Half of the owners keep our layout; the others have a formatter of their own.
      const clean = written(format, edited(value, mine), Math.max(style - 4, 0));
      const own = comments.reduce(
        (text, place, index) => commented(format, text, place, `mine ${index}`),
        clean,
      );
      const stored = (bom === 9 ? '\uFEFF' : '') + (crlf === 5 ? own.replaceAll('\n', '\r\n') : own);
      return { base: written(format, value, 0), mine: stored, next: written(format, edited(value, next), 0) };
    });
}

/** Everything that has to hold of one merge; returns whether it was clean. */
function stands(format: Written, { base, mine, next }: Three): boolean {
  const { text, conflicts } = mergeText({ path: format.path, base, mine, next });
  const read = (side: string): Value => format.read(side.replace('\uFEFF', '').replaceAll('\r\n', '\n'));
  const [before, own, offered] = [base, mine, next].map(read) as [Value, Value, Value];
  expect(findMarkers(text)).toEqual(conflicts);
  expect(text.startsWith('\uFEFF')).toBe(mine.startsWith('\uFEFF'));
  for (const [comment] of mine.matchAll(/mine \d/g)) expect(text).toContain(comment);
  expect(mine.includes('\r\n') && /(?<!\r)\n/.test(text)).toBe(false);
  // A conflict, too, is a valid file as soon as somebody has decided for the owner's side.
  const result = read(takeMine(text, conflicts));
  expect(vanished(before, own, result)).toEqual([]);
  const back = conflicts.length === 0 ? resurrected(before, own, offered, result) : [];
  expect(back).toEqual([]);
  return conflicts.length === 0;
}
