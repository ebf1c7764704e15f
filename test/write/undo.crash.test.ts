import { describe, expect, it, vi } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { change, smallUpdate, text } from './scenarios.ts';
import { crash } from './tap.ts';
import { build, fakeHost, read, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

describe('undo after an interruption', () => {
  const root = '/app';
  const world = { changed: 'mine', 'gone/file': 'gone', swap: 'a file' };

  it('of an update rolls that back, and leaves the transaction before it', () => {
    const memory = memoryDisk();
    build(memory, root, world);
    commitChanges(memory, root, [change(memory, root, 'changed', text('first'))], { host: fakeHost(3) });
    const before = snapshot(memory, root);
    const changes = smallUpdate(memory, root);
    crash(
      memory,
      ({ name }) => name === 'linkSync',
      (half) => commitChanges(half, root, changes, { label: 'second', host: fakeHost(4) }),
    );
    expect(undoLast(memory, root, { host: fakeHost(5) })).toMatchObject({
      outcome: 'rolled-back',
      label: 'second',
    });
    expect(snapshot(memory, root)).toEqual(before);
    undoLast(memory, root, { host: fakeHost(5) });
    expect(read(memory, `${root}/changed`)).toBe('mine');
  });

  it('of an undo undoes, wherever that was interrupted', () => {
    const problems: string[] = [];
    for (let at = 1, isDone = false; !isDone; at++) {
      const memory = memoryDisk();
      build(memory, root, world);
      const before = snapshot(memory, root);
      commitChanges(memory, root, smallUpdate(memory, root), { host: fakeHost(3) });
      try {
        crash(
          memory,
          ({ number }) => number === at,
          (half) => undoLast(half, root, { host: fakeHost(4) }),
        );
      } catch {
        isDone = true;
        continue;
      }
      // Where the interrupted one had not even begun, there is only a lock to clear away: then once more.
      const undo = () => undoLast(memory, root, { host: fakeHost(5) }).outcome;
      try {
        if (undo() === 'rolled-back') undo();
      } catch (error) {
        // It had come to its end, but for the data of the transaction that it undid.
        if (!String(error).includes('already undone')) problems.push(`at ${at}: ${String(error)}`);
      }
      if (JSON.stringify(snapshot(memory, root)) !== JSON.stringify(before))
        problems.push(`at ${at}: not undone`);
    }
    expect(problems).toEqual([]);
  });
});
