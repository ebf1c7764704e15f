import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { errno, type MemoryFs, memoryDisk } from './memory.ts';
import { asNobody, disk, project } from './real.ts';
import { faultOf } from './refusal.ts';
import { change, text } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, snapshot } from './worlds.ts';

describe('a disk that does not let us', () => {
  it('is a folder in which nothing may be written: nothing is half-done', async () => {
    const root = project({ a: '1', 'locked/file': '2', z: '3' });
    execFileSync('chmod', ['-R', 'a+rwX', root]);
    const changes = ['a', 'locked/file', 'z'].map((path) => change(disk, root, path, text('new')));
    fs.chmodSync(`${root}/locked`, 0o555);
    const before = snapshot(disk, root);
    const fault = await asNobody(() => faultOf(() => commitChanges(disk, root, changes)));
    expect(fault).toMatchObject({ reason: 'denied', path: 'locked/file', pending: false });
    expect(snapshot(disk, root)).toEqual(before);
    expect(names(disk, root)).not.toContain('.twelve-factor');
  });

  it('is a project that may only be read', async () => {
    const root = project({ file: '1' });
    fs.chmodSync(root, 0o555);
    const changes = [change(disk, root, 'file', text('new'))];
    expect(await asNobody(() => faultOf(() => commitChanges(disk, root, changes)))).toMatchObject({
      reason: 'denied',
    });
    expect(snapshot(disk, root)).toEqual({ file: '644 1' });
  });

  it('is none at all, or no folder', async () => {
    const root = project({ file: '1' });
    const changes = [{ path: 'a', expected: undefined, next: text('') }];
    expect(await faultOf(() => commitChanges(disk, `${root}/none`, changes))).toMatchObject({
      reason: 'not-a-project',
    });
    expect(await faultOf(() => commitChanges(disk, `${root}/file`, changes))).toMatchObject({
      reason: 'not-a-folder',
    });
  });

  it('has no hard links, no permissions and no fsync of folders: it works all the same', () => {
    const memory = memoryDisk();
    build(memory, '/app', { file: 'old', gone: 'x' });
    const poor = tapped(memory, ({ name, given }, act) => {
      if (['linkSync', 'fchmodSync', 'chmodSync', 'fchownSync'].includes(name)) throw errno('EPERM');
      if (name === 'openSync' && given[1] === 'r' && String(given[0]).endsWith('active'))
        throw errno('EISDIR');
      return act();
    });
    const changes = [
      change(memory, '/app', 'file', text('new')),
      change(memory, '/app', 'gone', undefined),
      change(memory, '/app', 'sub/new', text('new')),
    ];
    commitChanges(poor, '/app', changes, { host: fakeHost(4) });
    expect(snapshot(memory, '/app')).toMatchObject({ file: '644 new', 'sub/new': '644 new' });
    undoLast(poor, '/app', { host: fakeHost(4) });
    expect(snapshot(memory, '/app')).toEqual({ file: '644 old', gone: '644 x' });
  });
});

/** A disk on which a virus scanner or an editor holds one file for some tries. */
function held(tries: number): { fs: MemoryFs; run: () => unknown; pauses: number[] } {
  const memory = memoryDisk();
  build(memory, '/app', { a: 'old', b: 'old' });
  const pauses: number[] = [];
  let left = tries;
  const disk32 = tapped(memory, ({ name, path }, act) => {
    if (name === 'renameSync' && path === '/app/b' && left-- > 0) throw errno('EBUSY', path);
    return act();
  });
  const changes = ['a', 'b'].map((path) => change(memory, '/app', path, text('new')));
  const host = { ...fakeHost(4), windows: true, pause: (ms: number) => void pauses.push(ms) };
  return { fs: memory, run: () => commitChanges(disk32, '/app', changes, { host }), pauses };
}

describe('on Windows', () => {
  it('waits for a file that somebody holds for a moment', () => {
    const { fs: memory, run, pauses } = held(3);
    run();
    expect(snapshot(memory, '/app')).toEqual({ a: '644 new', b: '644 new' });
    expect(pauses).toEqual([20, 40, 60]);
  });

  it('gives up after about a second, and puts all back', async () => {
    const { fs: memory, run, pauses } = held(99);
    expect(await faultOf(run)).toMatchObject({ reason: 'busy', path: 'b', pending: false });
    expect(snapshot(memory, '/app')).toEqual({ a: '644 old', b: '644 old' });
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(900);
  });
});
