import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { WriteFault } from '../../generators/write/fault.ts';
import { peek, type WriteFs } from '../../generators/write/files.ts';
import { writeProject } from '../../generators/write/project.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { change, file, smallUpdate } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, type Entry, fakeHost, names, read, save, snapshot } from './worlds.ts';

Error.stackTraceLimit = 0;

const root = '/h/app';
const world: Readonly<Record<string, Entry>> = {
  changed: 'mine',
  'gone/file': 'gone',
  swap: 'a file that becomes a folder',
};

interface Run {
  readonly fs: WriteFs;
  readonly error: unknown;
  readonly calls: number;
}

/** Runs an update and lets something else happen, all of it, right before one of its calls. */
function disturbed(at: number, disturb: (fs: WriteFs) => void): Run {
  const fs = memoryDisk();
  build(fs, root, world);
  const changes = smallUpdate(fs, root);
  let calls = 0;
  const disk = tapped(fs, ({ number }, act) => {
    calls = number;
    if (number === at) disturb(fs);
    return act();
  });
  try {
    commitChanges(disk, root, changes, { host: fakeHost(4, [5]) });
    return { fs, error: undefined, calls };
  } catch (error) {
    return { fs, error, calls };
  }
}

const undisturbed = disturbed(0, () => {});

describe('two runs at once', () => {
  it('change a project one after the other or not at all, wherever the second comes in', () => {
    const problems: string[] = [];
    const ends = new Set<string>();
    for (let at = 1; at <= undisturbed.calls; at++) {
      let second: unknown;
      const { fs, error } = disturbed(at, (disk) => {
        try {
          const changes = [change(disk, root, 'changed', { contents: 'by the second', mode: 0o644 })];
          commitChanges(disk, root, changes, { host: fakeHost(5, [4]) });
        } catch (caught) {
          second = caught;
        }
      });
      const faults = [error, second].map((each) => (each instanceof WriteFault ? each.reason : String(each)));
      ends.add(faults.join());
      const contents = read(fs, `${root}/changed`);
      // Whoever came last and was let through.
      const isRight = contents === (second === undefined ? 'by the second' : 'ours');
      if (!isRight) problems.push(`at ${at}: ${faults.join()}, ${contents}`);
      const local = names(fs, `${root}/.twelve-factor/local`).join();
      if (local !== '.gitignore,last') problems.push(`at ${at}: ${faults.join()}, left ${local}`);
    }
    expect(problems).toEqual([]);
    expect([...ends]).toEqual(['changed,undefined', 'undefined,locked']);
  });

  it('undo once, wherever the second comes in', () => {
    const problems: string[] = [];
    for (let at = 1, calls = 1; at <= calls; at++) {
      const { fs } = disturbed(0, () => {});
      const disk = tapped(fs, ({ number }, act) => {
        calls = Math.max(calls, number);
        if (number === at) outcomes.push(undo(fs, 5));
        return act();
      });
      const outcomes: string[] = [];
      outcomes.push(undo(disk, 4));
      const isOnce = outcomes.filter((outcome) => outcome === 'undone').length === 1;
      if (!isOnce || read(fs, `${root}/changed`) !== 'mine') problems.push(`at ${at}: ${outcomes.join()}`);
    }
    expect(problems).toEqual([]);
  });

  it.each(['absent', 'empty'])('make a project in one %s folder once', async (state) => {
    const fs = memoryDisk();
    build(fs, '/h', { other: '', ...(state === 'empty' && { 'app/': ['', 0o755] as const }) });
    const host = fakeHost(4);
    const make = async (name: string): Promise<string> => {
      try {
        const options = { from: '/h', host, prepare: () => Promise.resolve() };
        await writeProject(fs, 'app', new Map([[name, file(name)]]), options);
        return name;
      } catch (error) {
        return error instanceof WriteFault ? error.reason : String(error);
      }
    };
    const ends = await Promise.all(['one', 'two', 'three'].map(make));
    const lost = state === 'empty' ? 'locked' : 'appeared';
    expect(ends).toEqual(['one', lost, lost]);
    expect(snapshot(fs, '/h')).toEqual({ 'app/': expect.any(String), 'app/one': '644 one', other: '644 ' });
  });

  it.each(['a', 'a/b'])('share the parent folders that both of them needed: %s', async (parent) => {
    const fs = memoryDisk();
    build(fs, '/h', { other: '' });
    const make = (name: string, pid: number, other: number): Promise<string> => {
      const options = { from: '/h', host: fakeHost(pid, [other]), prepare: () => Promise.resolve() };
      return writeProject(fs, `${parent}/${name}`, new Map([['file', file(name)]]), options);
    };
    await Promise.all([make('first', 4, 5), make('second', 5, 4)]);
    expect(names(fs, `/h/${parent}`)).toEqual(['first', 'second']);
    expect(names(fs, '/h')).toEqual(['a', 'other']);
  });
});

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

function undo(fs: WriteFs, pid: number): string {
  try {
    return undoLast(fs, root, { host: fakeHost(pid, [4, 5]) }).outcome;
  } catch (error) {
    return error instanceof WriteFault ? error.reason : String(error);
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
