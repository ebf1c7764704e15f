import { describe, expect, it, vi } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { WriteFault } from '../../generators/write/fault.ts';
import { type WriteFs } from '../../generators/write/files.ts';
import { writeProject } from '../../generators/write/project.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { disturbed, root, undisturbed } from './disturbed.ts';
import { memoryDisk } from './memory.ts';
import { change, file } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, read, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

Error.stackTraceLimit = 0;

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

function undo(fs: WriteFs, pid: number): string {
  try {
    return undoLast(fs, root, { host: fakeHost(pid, [4, 5]) }).outcome;
  } catch (error) {
    return error instanceof WriteFault ? error.reason : String(error);
  }
}
