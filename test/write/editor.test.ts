import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { WriteFault } from '../../generators/write/fault.ts';
import { peek, type WriteFs } from '../../generators/write/files.ts';
import { disturbed, root, undisturbed, world } from './disturbed.ts';
import { errno, memoryDisk } from './memory.ts';
import { change, smallUpdate, text } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, save, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

Error.stackTraceLimit = 0;

describe('an editor that saves during an update', () => {
  const edits: Readonly<Record<string, (fs: WriteFs, path: string) => void>> = {
    'writes in place': (fs, path) => save(fs, path, 'edited just now'),
    'writes beside and renames': (fs, path) => {
      save(fs, `${path}~`, 'edited just now');
      fs.renameSync(`${path}~`, path);
    },
  };
  const cases = ['changed', 'gone/file', 'new'].flatMap((path) =>
    Object.entries(edits).map(([name, edit]) => ({ path, name, edit })),
  );

  it.each(cases)('loses nothing, whenever it $name: $path', ({ path, edit }) => {
    const before = undisturbedWorld();
    const problems: string[] = [];
    let aborted = 0;
    for (let at = 1; at <= undisturbed.calls; at++) {
      const { fs, error } = disturbed(at, (disk) => {
        if (!peek(disk, `${root}/gone`)) disk.mkdirSync(`${root}/gone`, { mode: 0o755 });
        edit(disk, `${root}/${path}`);
      });
      const now = snapshot(fs, root);
      if (now[path] !== '644 edited just now') problems.push(`at ${at}: ${String(error)}, ${now[path]}`);
      const isRest = (end: Readonly<Record<string, string>>) =>
        isDeepStrictEqual(rest(now, path), rest(end, path));
      if (!isRest(error === undefined ? snapshot(undisturbed.fs, root) : before)) {
        problems.push(`at ${at}: ${String(error)}, the rest: ${JSON.stringify(now)}`);
      }
      if (error instanceof WriteFault && !error.pending) aborted++;
    }
    expect(problems).toEqual([]);
    // A path that the update does not name may change at any time.
    expect(aborted > 0).toBe(path !== 'new');
  });
});

describe('an editor that saves before the swap', () => {
  it('stops it before anything is moved, not after', () => {
    const fs = memoryDisk();
    build(fs, root, world);
    const changes = smallUpdate(fs, root);
    const moved: string[] = [];
    const disk = tapped(fs, ({ name, path, given }, act) => {
      // The last thing before the swap.
      if (name === 'renameSync' && path.endsWith('journal.tmp'))
        save(fs, `${root}/changed`, 'edited just now');
      const touches = given.some((each) => typeof each === 'string' && /^\/h\/app\/(?!\.twelve)/.test(each));
      if (['renameSync', 'linkSync', 'unlinkSync', 'mkdirSync', 'rmdirSync'].includes(name) && touches)
        moved.push(path);
      return act();
    });
    expect(() => commitChanges(disk, root, changes, { host: fakeHost(4) })).toThrow(
      'changed was changed meanwhile',
    );
    expect(moved).toEqual([]);
  });

  it('is noticed even where the disk tells no times, and the size is the same', () => {
    const problems: string[] = [];
    for (let at = 1; at <= undisturbed.calls; at++) {
      const { fs, error } = disturbed(at, (disk) => save(disk, `${root}/changed`, 'MINE'), {
        timeless: true,
      });
      const now = snapshot(fs, root)['changed'];
      if (now !== '644 MINE') problems.push(`at ${at}: ${String(error)}, ${now}`);
    }
    expect(problems).toEqual([]);
  });
});

describe('an editor that saves several files during an update', () => {
  it('loses none, before or after we came to them, and is not left with half an update', () => {
    const fs = memoryDisk();
    build(fs, root, { a: 'old', b: 'old', c: 'old' });
    const changes = ['a', 'b', 'c'].map((path) => change(fs, root, path, text('new')));
    const disk = tapped(fs, ({ name, path }, act) => {
      if (name === 'renameSync' && path === `${root}/c`) {
        save(fs, `${root}/a`, 'saved, after ours');
        save(fs, path, 'saved, before ours');
      }
      return act();
    });
    const fault = attempt(() => commitChanges(disk, root, changes, { host: fakeHost(4) }));
    expect(fault).toMatchObject({ reason: 'changed', path: 'c', pending: false });
    expect(snapshot(fs, root)).toEqual({
      a: '644 saved, after ours',
      b: '644 old',
      c: '644 saved, before ours',
    });
    expect(names(fs, root)).toEqual(['a', 'b', 'c']);
  });

  it('loses none where the disk has no hard links', () => {
    const fs = memoryDisk();
    build(fs, root, { a: 'old', b: 'old' });
    const changes = ['a', 'b'].map((path) => change(fs, root, path, text('new')));
    const disk = tapped(fs, ({ name, given }, act) => {
      if (name !== 'linkSync') return act();
      if (given[1] === `${root}/b`) save(fs, `${root}/b`, 'saved where ours was missing');
      throw errno('EPERM');
    });
    const fault = attempt(() => commitChanges(disk, root, changes, { host: fakeHost(4) }));
    expect(fault).toMatchObject({ reason: 'appeared', path: 'b', pending: false });
    expect(snapshot(fs, root)).toEqual({ a: '644 old', b: '644 saved where ours was missing' });
  });
});

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

function undisturbedWorld(): Readonly<Record<string, string>> {
  const fs = memoryDisk();
  build(fs, root, world);
  return snapshot(fs, root);
}

/** All but the file, and the folder of the deleted one, which an edit brings back. */
function rest(of: Readonly<Record<string, string>>, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => name !== path && name !== 'gone/'));
}
