import { describe, expect, it } from 'vitest';
import { markDifferences, mergeLines } from '../../generators/core/merge/lines.ts';
import { text } from './text.ts';

describe('marking differences', () => {
  it('marks what only one side changed as well, and joins what is near', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const { text: marked, conflicts } = markDifferences(
      text(...lines),
      text(...lines.with(0, 'mine').with(8, 'mine')),
      text(...lines.with(2, 'next')),
    );
    expect(conflicts).toEqual([
      { line: 1, end: 13 },
      { line: 19, end: 25 },
    ]);
    expect(
      marked.startsWith(
        text(
          '<<<<<<< yours',
          'mine',
          'b',
          'c',
          '||||||| last generated',
          'a',
          'b',
          'c',
          '=======',
          'a',
          'b',
          'next',
          '>>>>>>> now generated',
          'd',
        ),
      ),
    ).toBe(true);
  });

  it('leaves out what all have at the edges, once', () => {
    const { text: marked } = markDifferences(
      text('a', 'x', 'z'),
      text('a', 'mine', 'z'),
      text('a', 'next', 'z'),
    );
    expect(marked).toBe(
      text(
        'a',
        '<<<<<<< yours',
        'mine',
        '||||||| last generated',
        'x',
        '=======',
        'next',
        '>>>>>>> now generated',
        'z',
      ),
    );
  });
});

describe('merging by lines', () => {
  it('takes changes of both sides with an untouched line between them', () => {
    const merged = mergeLines(text('a', 'b', 'c'), text('mine', 'b', 'c'), text('a', 'b', 'next'));
    expect(merged).toEqual({ text: text('mine', 'b', 'next'), conflicts: [] });
  });

  it('marks the same line changed by both, with what it was', () => {
    const merged = mergeLines(text('a', 'b', 'c'), text('a', 'mine', 'c'), text('a', 'next', 'c'));
    expect(merged.text).toBe(
      text(
        'a',
        '<<<<<<< yours',
        'mine',
        '||||||| last generated',
        'b',
        '=======',
        'next',
        '>>>>>>> now generated',
        'c',
      ),
    );
    expect(merged.conflicts).toEqual([{ line: 2, end: 8 }]);
  });

  it('marks changes of neighbouring lines, as git does', () => {
    expect(mergeLines(text('a', 'b'), text('mine', 'b'), text('a', 'next')).conflicts).toHaveLength(1);
  });

  it('marks what both append at the end, and keeps both', () => {
    const { text: merged, conflicts } = mergeLines(text('a'), text('a', 'mine'), text('a', 'next'));
    expect(conflicts).toEqual([{ line: 2, end: 7 }]);
    expect(merged).toContain('mine\n');
    expect(merged).toContain('next\n');
  });

  it('takes the same change of both once', () => {
    const both = text('a', 'new', 'b');
    expect(mergeLines(text('a', 'b'), both, both)).toEqual({ text: both, conflicts: [] });
  });

  it('leaves lines that both have at the edges of a conflict out of it', () => {
    const merged = mergeLines(text('a'), text('same', 'mine', 'end'), text('same', 'next', 'end'));
    expect(merged.text).toBe(
      text(
        'same',
        '<<<<<<< yours',
        'mine',
        '||||||| last generated',
        'a',
        '=======',
        'next',
        '>>>>>>> now generated',
        'end',
      ),
    );
  });

  it('marks a line that the owner wrote into lines that we took out', () => {
    const { text: merged, conflicts } = mergeLines(
      text('a', 'b', 'c', 'd'),
      text('a', 'b', 'mine', 'c', 'd'),
      text('a', 'd'),
    );
    expect(conflicts).toHaveLength(1);
    expect(merged).toContain('mine\n');
  });

  it('marks a line that we changed and the owner took out', () => {
    expect(mergeLines(text('a', 'b', 'c'), text('a', 'c'), text('a', 'next', 'c')).conflicts).toHaveLength(1);
  });

  it('marks the whole of a file that the owner reformatted where we changed it, and loses neither', () => {
    const merged = mergeLines(
      text('if (a) {', '  b();', '}'),
      text('if (a)', '{', '    b();', '}'),
      text('if (a) {', '  c();', '}'),
    );
    expect(merged.conflicts).toHaveLength(1);
    for (const line of ['if (a)', '{', '    b();', '  c();']) expect(merged.text.split('\n')).toContain(line);
  });

  it('merges lines named like properties of objects', () => {
    const merged = mergeLines(
      text('constructor', 'x', 'toString'),
      text('__proto__', 'x', 'toString'),
      text('constructor', 'x', 'valueOf'),
    );
    expect(merged).toEqual({ text: text('__proto__', 'x', 'valueOf'), conflicts: [] });
  });

  it('merges empty files', () => {
    expect(mergeLines('', '', '')).toEqual({ text: '', conflicts: [] });
    expect(mergeLines('', '', text('next'))).toEqual({ text: text('next'), conflicts: [] });
    expect(mergeLines(text('a'), '', text('a'))).toEqual({ text: '', conflicts: [] });
    expect(mergeLines(text('a'), '', text('next')).conflicts).toHaveLength(1);
  });
});
