import { describe, expect, it, vi } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { recover } from '../../generators/write/recover.ts';
import { halfway, local, moving, root } from './interrupted.ts';
import { type MemoryFs } from './memory.ts';
import { change, text } from './scenarios.ts';
import { crash, tapped } from './tap.ts';
import { fakeHost, names, type Snapshot, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

describe('two recoveries at once', () => {
  it('put things right once, wherever the second comes in, even if it goes on to work', () => {
    const problems: string[] = [];
    for (let at = 1, calls = 1; at <= calls; at++) {
      const fs = halfway();
      let second = '';
      const disk = tapped(fs, ({ number }, act) => {
        calls = Math.max(calls, number);
        if (number === at) second = recoverAndChange(fs);
        return act();
      });
      const first = attempt(() => recover(disk, root, { host: fakeHost(5, [6]) }).outcome);
      const hasChanged = second.endsWith('changed');
      const isRight = snapshot(fs, root)['a'] === (hasChanged ? '644 by the second' : '644 old a');
      const left = names(fs, local).join();
      const isTidy = left === (hasChanged ? '.gitignore,last' : '');
      const isOnce = [first, second].filter((end) => end.startsWith('rolled-back')).length === 1;
      if (!isRight || !isTidy || !isOnce) problems.push(`at ${at}: ${first}; ${second}; left ${left}`);
    }
    expect(problems).toEqual([]);
  });

  it('leave alone what the second goes on to begin, wherever it comes in', () => {
    const problems: string[] = [];
    const ends = new Set<string>();
    for (let at = 1, calls = 1; at <= calls; at++) {
      const fs = halfway();
      let theirs: Snapshot | undefined;
      const disk = tapped(fs, ({ number }, act) => {
        calls = Math.max(calls, number);
        if (number === at) theirs = recoverAndBegin(fs);
        return act();
      });
      const end = attempt(() => recover(disk, root, { host: fakeHost(5, [6]) }).outcome);
      ends.add(end.replace(/.*(being changed).*/, '$1'));
      const isLeft = theirs === undefined || JSON.stringify(snapshot(fs, root)) === JSON.stringify(theirs);
      if (!isLeft) problems.push(`at ${at}: ${end}, ${JSON.stringify(snapshot(fs, root))}`);
      if (theirs && !names(fs, `${local}/active`).join().includes('claim-0,journal'))
        problems.push(`at ${at}: claimed`);
    }
    expect(problems).toEqual([]);
    expect([...ends].toSorted()).toEqual(['being changed', 'rolled-back']);
  });
});

/** A run that recovers, begins an update and is still in the middle of it; nothing where it was not let in. */
function recoverAndBegin(fs: MemoryFs): Snapshot | undefined {
  const host6 = fakeHost(6, [5]);
  try {
    recover(fs, root, { host: host6 });
    const changes = [
      change(fs, root, 'a', text('by the second')),
      change(fs, root, 'b', text('by the second')),
    ];
    crash(fs, moving('renameSync', `${root}/b`), (disk) =>
      commitChanges(disk, root, changes, { host: host6 }),
    );
    return snapshot(fs, root);
  } catch {
    return undefined;
  }
}

function recoverAndChange(fs: MemoryFs): string {
  return attempt(() => {
    const { outcome } = recover(fs, root, { host: fakeHost(6, [5]) });
    commitChanges(fs, root, [change(fs, root, 'a', text('by the second'))], { host: fakeHost(6, [5]) });
    return `${outcome}, changed`;
  });
}

function attempt(act: () => string): string {
  try {
    return act();
  } catch (error) {
    return String(error);
  }
}
