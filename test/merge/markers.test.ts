import { describe, expect, it } from 'vitest';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { findMarkers } from '../../generators/core/merge/markers.ts';
import { text } from './text.ts';

const whole = ['<<<<<<< yours', 'a', '||||||| last generated', 'b', '=======', 'c', '>>>>>>> now generated'];

describe('finding markers', () => {
  it('names the first and the last line of each conflict', () => {
    expect(findMarkers(text('x', ...whole, 'y', ...whole))).toEqual([
      { line: 2, end: 8 },
      { line: 10, end: 16 },
    ]);
  });

  it('finds them in a CRLF file and behind a byte order mark', () => {
    expect(findMarkers(`\uFEFF${text(...whole).replaceAll('\n', '\r\n')}`)).toEqual([{ line: 1, end: 7 }]);
  });

  it('still finds one whose middle part somebody took out', () => {
    expect(findMarkers(text('<<<<<<< yours', 'a', '=======', 'c', '>>>>>>> now generated'))).toEqual([
      { line: 1, end: 5 },
    ]);
  });

  it.each([
    ['a heading underlined with the sign', text('Title', '=======', '', 'Text', '=======')],
    ['the markers of git', text('<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> main')],
    [
      'a text about markers',
      text('We write `<<<<<<< yours`, then', '=======', 'and `>>>>>>> now generated`.'),
    ],
    ['indented markers', text(...whole.map((line) => `    ${line}`))],
    ['a conflict that has been decided', text('a')],
    ['parts in another order', text('>>>>>>> now generated', '=======', '<<<<<<< yours')],
    ['a beginning without an end', text('<<<<<<< yours', 'a', '=======')],
    ['an end without a beginning', text('=======', '>>>>>>> now generated')],
    ['nothing', ''],
  ])('does not take %s for a conflict', (_, content) => {
    expect(findMarkers(content)).toEqual([]);
  });

  it('merges a text that has marker-looking lines, and finds only the conflict', () => {
    const rst = ['Title', '=======', '', 'a', '', 'Part', '======='];
    const mine = rst.with(3, 'mine');
    const { text: merged, conflicts } = mergeLines(text(...rst), text(...mine), text(...rst.with(3, 'next')));
    expect(findMarkers(merged)).toEqual(conflicts);
    expect(conflicts).toEqual([{ line: 4, end: 10 }]);
    expect(mergeLines(text(...rst), text(...mine), text(...rst, 'next'))).toEqual({
      text: text(...mine, 'next'),
      conflicts: [],
    });
  });
});
