import { describe, expect, it } from 'vitest';
import { yamlPart } from '../../generators/core/merge/yaml-part.ts';

describe('the part of YAML texts that is not the same in all of them', () => {
  it('leaves out entries with the same value, whatever comments stand after them', () => {
    expect(yamlPart(['# top\na: 1\nb:\n  - x\n# mine\n\nc: 2\n', 'c: 3\nb:\n  - x\na: 1\n'])).toEqual([
      '"": 0\nc: 2\n',
      '"": 0\nc: 3\n',
    ]);
    expect(yamlPart(['a: 1\n', 'a: 1\nb: 2\n'])).toEqual(['"": 0\n', '"": 0\nb: 2\n']);
  });

  it('keeps aliases and what they stand for', () => {
    const text = 'x-a: &a\n  k: v\nb: *a\n';
    expect(yamlPart([`${text}c: 1\n`, `${text}c: 1\nd: 2\n`])).toEqual([
      `"": 0\n${text}`,
      `"": 0\n${text}d: 2\n`,
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
    expect(yamlPart([text, text])).toBeUndefined();
  });
});
