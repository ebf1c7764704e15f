import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import type { WriteFault } from '../../generators/write/fault.ts';
import { type Host, thisHost } from '../../generators/write/host.ts';
import { type MemoryFs, memoryDisk } from './memory.ts';
import { disk, project } from './real.ts';
import { faultOf } from './refusal.ts';
import { change, text } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, snapshot } from './worlds.ts';

/** A run of some process that stopped in the middle and never went on. */
function left(host = fakeHost(4)): MemoryFs {
  const memory = memoryDisk();
  build(memory, '/app', { file: 'old' });
  const dying = tapped(memory, ({ name }, act) => {
    if (name === 'linkSync' || isDead) {
      isDead = true;
      throw new Error('dead');
    }
    return act();
  });
  let isDead = false;
  expect(() => commitChanges(dying, '/app', [change(memory, '/app', 'file', text('new'))], { host })).toThrow(
    'dead',
  );
  return memory;
}
function refusal(memory: MemoryFs, host: Host): Promise<WriteFault> {
  const changes = [{ path: 'other', expected: undefined, next: text('') }];
  return faultOf(() => commitChanges(memory, '/app', changes, { host }));
}

describe('the lock', () => {
  it('is held by a process that runs, and names it', async () => {
    expect(await refusal(left(), fakeHost(5, [4]))).toMatchObject({
      reason: 'locked',
      message: '/app is being changed by another run: process 4 on test',
    });
  });

  it('is stale when its process is dead, or the machine was started since', async () => {
    expect(await refusal(left(), fakeHost(5))).toMatchObject({ reason: 'unfinished' });
    const rebooted = { ...fakeHost(5, [4]), bootedAt: 1_800_000_000_000 };
    expect(await refusal(left(), rebooted)).toMatchObject({ reason: 'unfinished' });
  });

  it('is stale when it names this very process, which holds none', async () => {
    expect(await refusal(left(), { ...fakeHost(4, [4]), now: () => 1_700_000_009_999 })).toMatchObject({
      reason: 'unfinished',
    });
  });

  it('of another machine is believed for ten minutes', async () => {
    const foreign = { ...fakeHost(4), name: 'another.example' };
    expect(await refusal(left(foreign), fakeHost(5))).toMatchObject({ reason: 'locked' });
    const later = { ...fakeHost(5), now: () => 1_700_000_000_000 + 11 * 60_000 };
    expect(await refusal(left(foreign), later)).toMatchObject({ reason: 'unfinished' });
  });

  it('is given back by a run that failed, also in the same process', async () => {
    const root = project({ file: 'old' });
    const host = thisHost();
    const stale = [{ path: 'file', expected: undefined, next: text('new') }];
    expect(await faultOf(() => commitChanges(disk, root, stale, { host }))).toMatchObject({
      reason: 'changed',
    });
    commitChanges(disk, root, [change(disk, root, 'file', text('new'))], { host });
    expect(snapshot(disk, root)).toEqual({ file: '644 new' });
    expect([...host.held]).toEqual([]);
  });
});
