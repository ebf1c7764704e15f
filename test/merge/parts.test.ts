import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../generators/core/merge/format.ts';
import { judge } from '../../generators/core/merge/keyed.ts';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { toml } from '../../generators/core/merge/toml.ts';
import { yaml } from '../../generators/core/merge/yaml.ts';
import { check, some } from './check.ts';
import { document, edited, edits } from './values.ts';
import { formats, type Written, written } from './written.ts';

/** Three texts of one document, the owner's in any layout, some with a slip of the hand in it. */
const threeOf = (format: Written) =>
  fc
    .record({ value: document, mine: edits, next: edits, style: fc.nat(2), twice: fc.nat(9), cut: fc.nat(9) })
    .map(({ value, mine, next, style, twice, cut }) => {
      const own = written(format, edited(value, mine), style);
      const slip = twice === 9 ? `${own}${own.slice(0, own.indexOf('\n') + 1)}` : own;
      return {
        base: written(format, value, 0),
        mine: cut === 9 ? slip.slice(0, -3) : slip,
        next: written(format, edited(value, next), 0),
      };
    });

/** How often the judgement rested on parts, and how often it found the merge by lines good. */
function compare<S>(format: Format<S>, style: Written, runs: number): readonly [number, number] {
  const { part: _part, ...whole } = format;
  let [told, agreed] = [0, 0];
  check(threeOf(style), runs, (texts) => {
    const byLine = mergeLines(texts.base, texts.mine, texts.next);
    const verdict = judge(format, texts, byLine);
    expect(verdict).toEqual(judge(whole, texts, byLine));
    if (byLine.conflicts.length > 0) return;
    if (format.part?.([texts.base, texts.mine, texts.next, byLine.text])) told++;
    if (verdict === byLine) agreed++;
  });
  return [told, agreed];
}

describe('what is not the same in all texts of a file', () => {
  it.each(['yaml', 'toml'] as const)(
    'gives the verdict that the whole texts give: %s',
    (name) => {
      const runs = some(2000);
      const [told, agreed] =
        name === 'yaml' ? compare(yaml, formats.yaml, runs) : compare(toml, formats.toml, runs);
      expect(told).toBeGreaterThan(runs / 20);
      expect(agreed).toBeGreaterThan(runs / 20);
    },
    60_000,
  );
});
