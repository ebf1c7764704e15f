import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

describe('line endings', () => {
  it('are those of a CRLF checkout in all of the result', () => {
    const merged = mergeLines(text('a', 'b', 'c'), 'mine\r\nb\r\nc\r\n', text('a', 'b', 'next'));
    expect(merged).toEqual({ text: 'mine\r\nb\r\nnext\r\n', conflicts: [] });
  });

  it('are those of the checkout in the markers, too', () => {
    const { text: merged } = mergeLines(text('a'), 'mine\r\n', text('next'));
    expect(merged).toBe(
      '<<<<<<< yours\r\nmine\r\n||||||| last generated\r\na\r\n=======\r\nnext\r\n>>>>>>> now generated\r\n',
    );
  });

  it('stay mixed line by line', () => {
    const merged = mergeLines(
      text('a', 'b', 'c', 'd', 'e'),
      'a\r\nb\nc\r\nd\nmine\n',
      text('a', 'next', 'c', 'd', 'e'),
    );
    expect(merged).toEqual({ text: 'a\r\nnext\nc\r\nd\nmine\n', conflicts: [] });
  });

  it('follow the template where the owner left them as they were', () => {
    const merged = mergeLines('a\nb\nc\n', 'a\nb\nmine\n', 'a\r\nb\r\nc\r\n');
    expect(merged).toEqual({ text: 'a\r\nb\r\nmine\n', conflicts: [] });
  });

  it('make no conflict where only the last newline differs', () => {
    expect(mergeLines('a\nb\n', 'a\nb', 'next\nb\n')).toEqual({ text: 'next\nb', conflicts: [] });
    expect(mergeLines('a\nb\nc', 'mine\nb\nc', 'a\nb\nc\n')).toEqual({ text: 'mine\nb\nc\n', conflicts: [] });
    expect(mergeLines('a\nb', 'mine\na\nb', 'a\nb\nnext')).toEqual({
      text: 'mine\na\nb\nnext',
      conflicts: [],
    });
  });

  it('put a marker on a line of its own behind a last line without newline', () => {
    expect(mergeLines('a', 'mine', 'next').text.split('\n')).toEqual([
      '<<<<<<< yours',
      'mine',
      '||||||| last generated',
      'a',
      '=======',
      'next',
      '>>>>>>> now generated',
      '',
    ]);
  });

  it('are kept by a merge by key as well', () => {
    const merged = mergeText({
      path: 'package.json',
      base: text('{', '  "a": 1', '}'),
      mine: '{\r\n  "a": 1,\r\n  "mine": 2\r\n}\r\n',
      next: text('{', '  "a": 1,', '  "next": 3', '}'),
    });
    expect(merged).toEqual({ text: '{\r\n  "a": 1,\r\n  "mine": 2,\r\n  "next": 3\r\n}\r\n', conflicts: [] });
  });

  it('keep a byte order mark, and take one that we add', () => {
    const base = text('a', 'b', 'c');
    expect(mergeText({ path: 'x.txt', base, mine: `\uFEFF${base}`, next: text('a', 'b', 'next') }).text).toBe(
      `\uFEFF${text('a', 'b', 'next')}`,
    );
    expect(mergeText({ path: 'x.txt', base, mine: text('mine', 'b', 'c'), next: `\uFEFF${base}` }).text).toBe(
      `\uFEFF${text('mine', 'b', 'c')}`,
    );
    expect(
      mergeText({ path: 'a.json', base: '{}\n', mine: '\uFEFF{"mine":1}\n', next: '{"next":1}\n' }).text,
    ).toMatch(/^\uFEFF\{"mine":1, ?"next":1\}\n$/);
  });
});
