import { describe, expect, it } from 'vitest';
import { mergeTrees } from '../../generators/core/merge/trees.ts';
import { disk, render, update } from './project.ts';
import { text } from './text.ts';

const a = text('one', 'two', 'three');
const edited = text('mine', 'two', 'three');
const changed = text('one', 'two', 'next');

function crlf(lines: string): string {
  return lines.replaceAll('\n', '\r\n');
}

describe('a project', () => {
  it('gets a new file of ours', () => {
    expect(update({}, {}, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'created', contents: a, executable: false },
    });
  });

  it('keeps a file that is as it should be', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': a }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'unchanged' },
    });
    expect(update({ 'a.txt': a }, { 'a.txt': changed }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'unchanged' },
    });
    expect(update({}, { 'a.txt': a }, { 'a.txt': a })).toEqual({ 'a.txt': { outcome: 'unchanged' } });
  });

  it('gets the new render of a file that nobody edited', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': a }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'updated', contents: changed, executable: false },
    });
  });

  it('keeps an edited file of which we have nothing new', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': edited }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'kept' },
    });
  });

  it('gets both changes of a file that both changed', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': edited }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'merged', contents: text('mine', 'two', 'next'), executable: false },
    });
  });

  it('keeps its file where it has our change already', () => {
    const both = text('mine', 'two', 'next');
    expect(update({ 'a.txt': a }, { 'a.txt': both }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'kept' },
    });
  });

  it('gets markers where both changed the same line', () => {
    const merged = update({ 'a.txt': a }, { 'a.txt': edited }, { 'a.txt': text('next', 'two', 'three') });
    expect(merged['a.txt']).toMatchObject({
      outcome: 'conflict',
      executable: false,
      conflicts: [{ line: 1, end: 7 }],
    });
    expect(merged['a.txt']?.contents).toContain('mine\n');
  });

  it('keeps a deleted file deleted, whether or not ours changed', () => {
    expect(update({ 'a.txt': a }, {}, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'kept-deleted' },
    });
    expect(update({ 'a.txt': a }, {}, { 'a.txt': a })).toEqual({ 'a.txt': { outcome: 'kept-deleted' } });
  });

  it('loses a file that we no longer render only if nobody edited it', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': a }, {})).toEqual({ 'a.txt': { outcome: 'deleted' } });
    expect(update({ 'a.txt': a }, { 'a.txt': edited }, {})).toEqual({ 'a.txt': { outcome: 'orphaned' } });
    expect(update({ 'a.txt': a }, {}, {})).toEqual({});
  });

  it('keeps a file under a new name that its owner gave it, and does not get the old one back', () => {
    expect(update({ 'a.txt': a }, { 'mine.txt': edited }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'kept-deleted' },
    });
  });

  it('never hears of a file that is not ours', () => {
    expect(update({}, { 'mine.txt': a, 'a.txt': a }, { 'a.txt': a })).not.toHaveProperty(['mine.txt']);
    expect(update(undefined, { 'mine.txt': a }, {})).toEqual({});
  });

  it('is offered our file beside its own of the same name, which stays', () => {
    expect(update({}, { 'a.txt': edited }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'conflict', offeredAt: 'a.txt.now-generated' },
      'a.txt.now-generated': { outcome: 'created', contents: a, executable: false },
    });
  });

  it('keeps what already stands where we would offer ours', () => {
    expect(update({}, { 'a.txt': edited, 'a.txt.now-generated': 'mine\n' }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'conflict' },
    });
    expect(update({}, { 'a.txt': edited, 'a.txt.now-generated': a }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'conflict', offeredAt: 'a.txt.now-generated' },
    });
  });

  it('gets its files reported in one order, whatever order they came in', () => {
    const paths = ['b', 'a/b', 'a', 'B', 'a.b', 'ä'];
    const files = Object.fromEntries(paths.map((path) => [path, path]));
    const merged = mergeTrees({
      base: new Map(),
      mine: new Map(),
      next: new Map([...render(files)].toReversed()),
    });
    expect(merged.map(({ path }) => path)).toEqual(['B', 'a', 'a.b', 'a/b', 'b', 'ä']);
  });

  it('may have files named like properties of objects', () => {
    const merged = mergeTrees({
      base: render({ constructor: a }),
      mine: disk({ constructor: edited }),
      next: new Map([
        ['__proto__', { contents: a, executable: false, ownership: 'merged' }],
        ...render({ constructor: changed }),
      ]),
    });
    expect(merged.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['__proto__', 'created'],
      ['constructor', 'merged'],
    ]);
  });
});

describe('a project whose base is lost', () => {
  it('keeps every file that differs, and is offered ours beside', () => {
    expect(
      update(undefined, { 'a.txt': edited, 'b.txt': a }, { 'a.txt': a, 'b.txt': a, 'c.txt': a }),
    ).toEqual({
      'a.txt': { outcome: 'conflict', offeredAt: 'a.txt.now-generated' },
      'a.txt.now-generated': { outcome: 'created', contents: a, executable: false },
      'b.txt': { outcome: 'unchanged' },
      'c.txt': { outcome: 'created', contents: a, executable: false },
    });
  });
});

describe('a CRLF checkout', () => {
  it('counts as untouched, and stays CRLF when it is updated', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': crlf(a) }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'unchanged' },
    });
    expect(update({ 'a.txt': a }, { 'a.txt': crlf(a) }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'updated', contents: crlf(changed), executable: false },
    });
    expect(update({ 'a.txt': a }, { 'a.txt': crlf(a) }, {})).toEqual({ 'a.txt': { outcome: 'deleted' } });
  });

  it('stays CRLF when it is merged', () => {
    expect(update({ 'a.txt': a }, { 'a.txt': crlf(edited) }, { 'a.txt': changed })).toEqual({
      'a.txt': { outcome: 'merged', contents: crlf(text('mine', 'two', 'next')), executable: false },
    });
  });

  it('is read from bytes as well as from text', () => {
    const bytes = new TextEncoder().encode(crlf(a));
    expect(update({ 'a.txt': a }, { 'a.txt': bytes }, { 'a.txt': a })).toEqual({
      'a.txt': { outcome: 'unchanged' },
    });
  });

  it('of a file that we render with CRLF gets what we render', () => {
    expect(update({ 'a.bat': crlf(a) }, { 'a.bat': crlf(a) }, { 'a.bat': changed })['a.bat']?.contents).toBe(
      changed,
    );
  });
});

describe('a file that is no text', () => {
  const one = new Uint8Array([1, 0, 255]);
  const two = new Uint8Array([2, 0, 255]);
  const mine = new Uint8Array([3, 0, 255]);

  it('is taken, kept and deleted whole', () => {
    expect(update({ 'a.png': one }, { 'a.png': one.slice() }, { 'a.png': two })).toEqual({
      'a.png': { outcome: 'updated', contents: two, executable: false },
    });
    expect(update({ 'a.png': one }, { 'a.png': mine }, { 'a.png': one })).toEqual({
      'a.png': { outcome: 'kept' },
    });
    expect(update({ 'a.png': one }, { 'a.png': mine }, {})).toEqual({ 'a.png': { outcome: 'orphaned' } });
    expect(update({ 'a.png': one }, { 'a.png': one }, {})).toEqual({ 'a.png': { outcome: 'deleted' } });
  });

  it.each([
    ['bytes', one, mine, two],
    ['text with NUL', 'a\0\n', 'mine\0\n', 'next\0\n'],
    ['what is not UTF-8 any more', 'a\n', new Uint8Array([195, 40]), 'next\n'],
    ['bytes that happen to be text', new Uint8Array([97]), 'mine', new Uint8Array([98])],
  ])('stays the owner`s where both changed it: %s', (_, base, own, next) => {
    expect(update({ 'a.png': base }, { 'a.png': own }, { 'a.png': next })).toEqual({
      'a.png': { outcome: 'conflict', offeredAt: 'a.png.now-generated' },
      'a.png.now-generated': { outcome: 'created', contents: next, executable: false },
    });
  });
});

describe('an executable bit', () => {
  const plain = { contents: a, executable: false };
  const script = { contents: a, executable: true };

  it('is set by us, or by the owner, and stays', () => {
    expect(update({ a: plain }, { a: plain }, { a: script })).toEqual({
      a: { outcome: 'updated', ...script },
    });
    expect(update({ a: plain }, { a: script }, { a: plain })).toEqual({ a: { outcome: 'kept' } });
    expect(update({ a: plain }, { a: script }, { a: { ...plain, contents: changed } })).toEqual({
      a: { outcome: 'merged', contents: changed, executable: true },
    });
    expect(update({ a: plain }, { a: { ...plain, contents: edited } }, { a: script })).toEqual({
      a: { outcome: 'merged', contents: edited, executable: true },
    });
    expect(
      update({ a: script }, { a: { ...plain, contents: edited } }, { a: { ...script, contents: changed } }),
    ).toEqual({
      a: { outcome: 'merged', contents: text('mine', 'two', 'next'), executable: false },
    });
  });

  it('that the owner set makes a file the owner`s when we no longer render it', () => {
    expect(update({ a: plain }, { a: script }, {})).toEqual({ a: { outcome: 'orphaned' } });
  });
});

describe('what is not a regular file', () => {
  it('is neither written nor removed', () => {
    for (const there of ['a symlink', 'a folder'] as const) {
      const blockedBy = there.slice(2);
      expect(update({ a }, { a: there }, { a: changed })).toEqual({ a: { outcome: 'kept', blockedBy } });
      expect(update({}, { a: there }, { a: changed })).toEqual({ a: { outcome: 'kept', blockedBy } });
      expect(update(undefined, { a: there }, { a: changed })).toEqual({ a: { outcome: 'kept', blockedBy } });
      expect(update({ a }, { a: there }, {})).toEqual({ a: { outcome: 'orphaned', blockedBy } });
      expect(update(undefined, { a: there }, {})).toEqual({});
    }
  });

  it('is not followed: nothing below a link is touched', () => {
    expect(update({ 'a/b/c': a }, { a: 'a symlink', 'a/b/c': a }, { 'a/b/c': changed, 'a/new': a })).toEqual({
      'a/b/c': { outcome: 'kept', blockedBy: 'symlink' },
      'a/new': { outcome: 'kept', blockedBy: 'symlink' },
    });
    expect(update({ 'a/b': a }, { a: 'a symlink', 'a/b': a }, {})).toEqual({
      'a/b': { outcome: 'orphaned', blockedBy: 'symlink' },
    });
  });

  it('may be a folder that a file of ours is in', () => {
    expect(update({}, { a: 'a folder' }, { 'a/b': a })).toEqual({
      'a/b': { outcome: 'created', contents: a, executable: false },
    });
  });

  it('may be a file of the owner`s where we need a folder', () => {
    expect(update({ 'a/b': a }, { a: 'mine' }, { 'a/b': changed })).toEqual({
      'a/b': { outcome: 'kept', blockedBy: 'file' },
    });
    expect(update({ 'a/b': a }, { a: 'mine' }, {})).toEqual({});
  });

  it('makes room where a file of ours becomes a folder', () => {
    expect(update({ a }, { a }, { 'a/b': changed })).toEqual({
      a: { outcome: 'deleted' },
      'a/b': { outcome: 'created', contents: changed, executable: false },
    });
    expect(update({ a }, { a: edited }, { 'a/b': changed })).toEqual({
      a: { outcome: 'orphaned' },
      'a/b': { outcome: 'kept', blockedBy: 'file' },
    });
  });
});
