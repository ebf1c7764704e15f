import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../generators/core/merge/keyed.ts';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { yaml } from '../../generators/core/merge/yaml.ts';
import { partOf } from '../../generators/core/merge/yaml-part.ts';
import { check, some } from './check.ts';
import { document, edited, edits } from './values.ts';
import { formats, written } from './written.ts';

/** The format as it is read without looking for parts. */
const { part: _part, ...whole } = yaml;

describe('the part of YAML texts that is not the same in all of them', () => {
  it('leaves out entries with the same value, whatever comments stand after them', () => {
    expect(partOf(['# top\na: 1\nb:\n  - x\n# mine\n\nc: 2\n', 'c: 3\nb:\n  - x\na: 1\n'])).toEqual([
      '"": 0\nc: 2\n',
      '"": 0\nc: 3\n',
    ]);
    expect(partOf(['a: 1\n', 'a: 1\nb: 2\n'])).toEqual(['"": 0\n', '"": 0\nb: 2\n']);
  });

  it('keeps what aliases may stand for', () => {
    const text = 'x-a: &a\n  k: v\nb: *a\n';
    expect(partOf([text, `${text}c: *a\n`])).toEqual([
      '"": 0\nx-a: &a\n  k: v\n',
      '"": 0\nx-a: &a\n  k: v\nc: *a\n',
    ]);
  });

  it.each([
    ['a key twice', 'a: 1\na: 1\n'],
    ['a key that is not read as the word that it is', 'true: 1\nTrue: 2\n'],
    ['a number as key', '1: a\n'],
    ['a quoted key', '"a": 1\n'],
    ['a `?` key', '? a\n: 1\n'],
    ['two documents', 'a: 1\n---\nb: 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a list', '- a\n- b\n'],
    ['one line in braces', '{ a: 1 }\n'],
    ['braces that end at the margin', 'a: {\n  b: 1\n}\n'],
    ['a tab at the margin', 'a:\n\tb\n'],
    ['a text that begins indented', '  a: 1\n'],
    ['blank lines that are kept', 'a: |+\n  x\n\nb: 1\n'],
    ['a last line without an end', 'a: |\n  x'],
    ['no mapping', 'just words\n'],
  ])('is not told of %s', (_, text) => {
    expect(partOf([text, text])).toBeUndefined();
  });

  it('gives the verdict that the whole texts give', () => {
    const runs = some(2000);
    let [told, agreed] = [0, 0];
    const three = fc
      .record({
        value: document,
        mine: edits,
        next: edits,
        style: fc.nat(2),
        twice: fc.nat(9),
        cut: fc.nat(9),
      })
      .map(({ value, mine, next, style, twice, cut }) => {
        const own = written(formats.yaml, edited(value, mine), style);
        // An owner's slip of the hand, in some: the first line once more, or the end of the text missing.
        const slip = twice === 9 ? `${own}${own.slice(0, own.indexOf('\n') + 1)}` : own;
        return {
          base: written(formats.yaml, value, 0),
          mine: cut === 9 ? slip.slice(0, -3) : slip,
          next: written(formats.yaml, edited(value, next), 0),
        };
      });
    check(three, runs, (texts) => {
      const byLine = mergeLines(texts.base, texts.mine, texts.next);
      const verdict = judge(yaml, texts, byLine);
      expect(verdict).toEqual(judge(whole, texts, byLine));
      if (byLine.conflicts.length > 0) return;
      if (partOf([texts.base, texts.mine, texts.next, byLine.text])) told++;
      if (verdict === byLine) agreed++;
    });
    expect(told).toBeGreaterThan(runs / 20);
    expect(agreed).toBeGreaterThan(runs / 20);
  }, 60_000);
});
