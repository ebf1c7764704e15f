import { describe, expect, it } from 'vitest';
import { staleFiles } from '../../generators/core/merge/derived.ts';
import { mergeTrees } from '../../generators/core/merge/trees.ts';
import { disk, render, update } from './project.ts';
import { text } from './text.ts';

const a = text('one', 'two', 'three');
const edited = text('mine', 'two', 'three');
const changed = text('one', 'two', 'next');

describe('a file that is written once', () => {
  const once = { ownership: 'once' } as const;

  it('is written where it never was', () => {
    expect(update({}, {}, { a }, once)).toEqual({
      a: { outcome: 'created', contents: a, executable: false },
    });
  });

  it('is never changed later', () => {
    expect(update({ a }, { a }, { a: changed }, once)).toEqual({ a: { outcome: 'kept' } });
    expect(update({ a }, { a: edited }, { a: changed }, once)).toEqual({ a: { outcome: 'kept' } });
    expect(update({}, { a: edited }, { a }, once)).toEqual({ a: { outcome: 'kept' } });
    expect(update(undefined, { a: edited }, { a }, once)).toEqual({ a: { outcome: 'kept' } });
    expect(update({ a }, { a }, { a: { contents: a, executable: true } }, once)).toEqual({
      a: { outcome: 'kept' },
    });
  });

  it('does not come back, also where nobody knows any more that it was there', () => {
    expect(update({ a }, {}, { a: changed }, once)).toEqual({ a: { outcome: 'kept-deleted' } });
    expect(update(undefined, {}, { a }, once)).toEqual({ a: { outcome: 'kept-deleted' } });
  });

  it('goes with its feature only if nobody edited it', () => {
    expect(update({ a }, { a }, {}, once)).toEqual({ a: { outcome: 'deleted' } });
    expect(update({ a }, { a: edited }, {}, once)).toEqual({ a: { outcome: 'orphaned' } });
  });

  it('moves with its contents as they are', () => {
    const moves = [{ from: 'a', to: 'b' }];
    expect(update({ a }, { a: edited }, { b: changed }, { ...once, moves })).toEqual({
      a: { outcome: 'deleted', movedTo: 'b' },
      b: { outcome: 'merged', contents: edited, executable: false, movedFrom: 'a' },
    });
    expect(update({ a }, { a }, { b: changed }, { ...once, moves })['b']).toMatchObject({
      outcome: 'updated',
      contents: a,
    });
  });
});

describe('a local file', () => {
  const local = { ownership: 'local' } as const;
  const next = text('PORT=8000', 'SECRET=generated');

  it('is made where it is not: a clone never has it', () => {
    expect(update({}, {}, { '.env': next }, local)).toEqual({
      '.env': { outcome: 'created', contents: next, executable: false },
    });
    expect(update({ '.env': next }, {}, { '.env': next }, local)).toEqual({
      '.env': { outcome: 'created', contents: next, executable: false },
    });
  });

  it('gains the keys it lacks, and nothing else', () => {
    const mine = text('SECRET=mine');
    for (const base of [undefined, {}, { '.env': next }, { '.env': text('SECRET=old') }]) {
      expect(update(base, { '.env': mine }, { '.env': next }, local)).toEqual({
        '.env': { outcome: 'merged', contents: text('SECRET=mine', 'PORT=8000'), executable: false },
      });
    }
    expect(update({}, { '.env': text('PORT=1', 'SECRET=2') }, { '.env': next }, local)).toEqual({
      '.env': { outcome: 'kept' },
    });
  });

  it('is never removed, and never read as text if it is none', () => {
    expect(update({ '.env': next }, { '.env': next }, {}, local)).toEqual({
      '.env': { outcome: 'orphaned' },
    });
    expect(update({}, { '.env': new Uint8Array([0]) }, { '.env': next }, local)).toEqual({
      '.env': { outcome: 'kept' },
    });
  });
});

describe('a derived file', () => {
  const derived = { ownership: 'derived' } as const;

  it('is taken whole or kept whole, never merged, and said to be stale', () => {
    expect(update({ a }, { a }, { a: changed }, derived)).toEqual({
      a: { outcome: 'updated', contents: changed, executable: false },
    });
    expect(update({ a }, { a: edited }, { a }, derived)).toEqual({ a: { outcome: 'kept' } });
    expect(update({ a }, { a: edited }, { a: changed }, derived)).toEqual({
      a: { outcome: 'kept', stale: true },
    });
    expect(update({}, { a: edited }, { a: changed }, derived)).toEqual({
      a: { outcome: 'kept', stale: true },
    });
    expect(update(undefined, { a: edited }, { a: changed }, derived)).toEqual({
      a: { outcome: 'kept', stale: true },
    });
  });

  it('has to be resolved again when what it comes from is written', () => {
    const from = [
      { path: 'uv.lock', from: 'pyproject.toml' },
      { path: 'b.lock', from: 'b' },
      { path: 'c.lock', from: 'c' },
    ];
    const merged = mergeTrees({
      base: render({ 'pyproject.toml': text('a = 1'), b: 'b', c: text('c') }),
      mine: disk({ 'pyproject.toml': text('a = 1'), b: 'b', c: text('mine') }),
      next: render({ 'pyproject.toml': text('a = 2'), b: 'b', c: text('next') }),
    });
    expect(staleFiles(merged, from)).toEqual([
      { path: 'uv.lock', from: 'pyproject.toml', blocked: false },
      { path: 'c.lock', from: 'c', blocked: true },
    ]);
  });

  it('has to be resolved again when the merge kept one that no longer fits', () => {
    const merged = mergeTrees({
      base: render({ a }, 'derived'),
      mine: disk({ a: edited }),
      next: render({ a: changed }, 'derived'),
    });
    expect(staleFiles(merged, [{ path: 'a', from: 'b' }])).toEqual([
      { path: 'a', from: 'b', blocked: false },
    ]);
  });
});
