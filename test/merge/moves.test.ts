import { describe, expect, it } from 'vitest';
import { pathsToRead } from '../../generators/core/merge/paths-to-read.ts';
import { render, update } from './project.ts';
import { text } from './text.ts';

const a = text('one', 'two', 'three');
const edited = text('mine', 'two', 'three');
const changed = text('one', 'two', 'next');
const moves = [{ from: 'old', to: 'new' }];

describe('a file that a template moved', () => {
  it('takes the edits of its owner along', () => {
    expect(update({ old: a }, { old: edited }, { new: changed }, { moves })).toEqual({
      new: { outcome: 'merged', contents: text('mine', 'two', 'next'), executable: false, movedFrom: 'old' },
      old: { outcome: 'deleted', movedTo: 'new' },
    });
    expect(update({ old: a }, { old: edited }, { new: a }, { moves })['new']).toMatchObject({
      outcome: 'merged',
      contents: edited,
    });
  });

  it('is moved where nobody edited it', () => {
    expect(update({ old: a }, { old: a }, { new: changed }, { moves })).toEqual({
      new: { outcome: 'updated', contents: changed, executable: false, movedFrom: 'old' },
      old: { outcome: 'deleted', movedTo: 'new' },
    });
    expect(update({ old: a }, { old: a }, { new: a }, { moves })['new']).toMatchObject({
      outcome: 'updated',
      contents: a,
    });
  });

  it('takes its executable bit along', () => {
    const merged = update(
      { old: a },
      { old: { contents: edited, executable: true } },
      { new: changed },
      { moves },
    );
    expect(merged['new']).toMatchObject({ outcome: 'merged', executable: true });
  });

  it('has its conflicts at the new place', () => {
    const merged = update({ old: a }, { old: edited }, { new: text('next', 'two', 'three') }, { moves });
    expect(merged).toMatchObject({
      new: { outcome: 'conflict', conflicts: [{ line: 1, end: 7 }] },
      old: { outcome: 'deleted' },
    });
  });

  it('that is no text goes to the new place as the owner has it, with ours beside', () => {
    const mine = new Uint8Array([3, 0]);
    const merged = update(
      { old: new Uint8Array([1, 0]) },
      { old: mine },
      { new: new Uint8Array([2, 0]) },
      { moves },
    );
    expect(merged).toEqual({
      new: {
        outcome: 'conflict',
        contents: mine,
        executable: false,
        movedFrom: 'old',
        offeredAt: 'new.now-generated',
      },
      'new.now-generated': { outcome: 'created', contents: new Uint8Array([2, 0]), executable: false },
      old: { outcome: 'deleted', movedTo: 'new' },
    });
  });

  it('stays deleted where its owner deleted it', () => {
    expect(update({ old: a }, {}, { new: changed }, { moves })).toEqual({ new: { outcome: 'kept-deleted' } });
  });

  it('is merged where its owner had moved it there already', () => {
    expect(update({ old: a }, { new: edited }, { new: changed }, { moves })).toEqual({
      new: { outcome: 'merged', contents: text('mine', 'two', 'next'), executable: false },
    });
  });

  it('is offered beside what its owner has at the new place where that is something else', () => {
    const own = text('something', 'else');
    expect(update({ old: a }, { new: own }, { new: changed }, { moves })).toEqual({
      new: { outcome: 'conflict', offeredAt: 'new.now-generated' },
      'new.now-generated': { outcome: 'created', contents: changed, executable: false },
    });
  });

  it('stays where it is when something of the owner`s has its new name', () => {
    expect(update({ old: a }, { old: edited, new: 'mine' }, { new: changed }, { moves })).toMatchObject({
      new: { outcome: 'conflict', offeredAt: 'new.now-generated' },
      old: { outcome: 'orphaned' },
    });
    expect(update({ old: a }, { old: edited, new: 'a symlink' }, { new: changed }, { moves })).toEqual({
      new: { outcome: 'kept', blockedBy: 'symlink' },
      old: { outcome: 'orphaned' },
    });
  });

  it('stays also where nobody edited it, if it cannot move', () => {
    for (const there of ['a symlink', 'mine'] as const) {
      expect(update({ old: a }, { old: a, new: there }, { new: changed }, { moves })['old']).toEqual({
        outcome: 'orphaned',
      });
    }
    expect(update({ old: a }, { old: a, new: 'a symlink' }, { new: changed, 'old/x': a }, { moves })).toEqual(
      {
        new: { outcome: 'kept', blockedBy: 'symlink' },
        old: { outcome: 'orphaned' },
        'old/x': { outcome: 'kept', blockedBy: 'file' },
      },
    );
  });

  it('stays where it is when its new place is behind a link', () => {
    const into = [{ from: 'old', to: 'dir/new' }];
    expect(
      update({ old: a }, { old: edited, dir: 'a symlink' }, { 'dir/new': changed }, { moves: into }),
    ).toEqual({
      'dir/new': { outcome: 'kept', blockedBy: 'symlink' },
      old: { outcome: 'orphaned' },
    });
  });

  it('may move into a folder of its own name', () => {
    const into = [{ from: 'app', to: 'app/main' }];
    expect(update({ app: a }, { app: edited }, { 'app/main': changed }, { moves: into })).toMatchObject({
      app: { outcome: 'deleted', movedTo: 'app/main' },
      'app/main': { outcome: 'merged', movedFrom: 'app' },
    });
  });

  it('makes room for what we render below its old name', () => {
    expect(update({ old: a }, { old: edited }, { new: changed, 'old/x': a }, { moves })).toMatchObject({
      old: { outcome: 'deleted', movedTo: 'new' },
      'old/x': { outcome: 'created' },
    });
    const both = [
      { from: 'b', to: 'a/b' },
      { from: 'a', to: 'c' },
    ];
    expect(
      update({ a, b: a }, { a: edited, b: edited }, { 'a/b': changed, c: changed }, { moves: both }),
    ).toMatchObject({
      'a/b': { outcome: 'merged', movedFrom: 'b' },
      c: { outcome: 'merged', movedFrom: 'a' },
    });
  });

  it('that its owner made a link is made anew, and the link stays', () => {
    expect(update({ old: a }, { old: 'a symlink' }, { new: changed }, { moves })).toMatchObject({
      new: { outcome: 'created' },
      old: { outcome: 'orphaned', blockedBy: 'symlink' },
    });
  });

  it('is followed over several versions, and out of a circle', () => {
    const chain = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
    ];
    for (const from of ['a', 'b']) {
      expect(update({ [from]: a }, { [from]: edited }, { c: changed }, { moves: chain })).toMatchObject({
        c: { outcome: 'merged', movedFrom: from },
        [from]: { outcome: 'deleted', movedTo: 'c' },
      });
    }
  });

  it('loses no edits where two files move to one place', () => {
    const both = [
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
    ];
    expect(update({ a, b: a }, { a: edited, b: edited }, { c: changed }, { moves: both })).toMatchObject({
      a: { outcome: 'orphaned' },
      b: { outcome: 'deleted', movedTo: 'c' },
      c: { outcome: 'merged', movedFrom: 'b' },
    });
  });

  it('is left alone where the move does not apply', () => {
    expect(update({ old: a }, { old: edited }, { old: changed, new: a }, { moves })).toMatchObject({
      old: { outcome: 'merged' },
      new: { outcome: 'created' },
    });
    expect(update({ old: a }, { old: edited }, {}, { moves })).toEqual({ old: { outcome: 'orphaned' } });
    expect(update({ new: a }, { new: edited, old: 'mine' }, { new: changed }, { moves })).toMatchObject({
      new: { outcome: 'merged' },
    });
    expect(update({ new: a }, { new: edited, old: 'mine' }, { new: changed }, { moves })).not.toHaveProperty(
      'old',
    );
  });

  it('is reported where the base is lost', () => {
    expect(update(undefined, { old: edited }, { new: changed }, { moves })).toMatchObject({
      new: { outcome: 'created' },
      old: { outcome: 'orphaned' },
    });
  });
});

describe('the paths to read', () => {
  it('are all that a merge asks about', () => {
    const paths = pathsToRead({
      base: render({ 'a/b/c': a }),
      next: render({ new: a }),
      moves: [{ from: 'x/old', to: 'new' }],
    });
    const offers = ['a/b/c.now-generated', 'new.now-generated'];
    expect(paths).toEqual(['a', 'a/b', 'a/b/c', 'new', 'x', 'x/old', ...offers].sort());
    expect(pathsToRead({ base: undefined, next: render({}) })).toEqual([]);
  });
});
