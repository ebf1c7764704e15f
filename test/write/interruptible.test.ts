import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../generators/write/interruptible.ts';
import { writeProject } from '../../generators/write/project.ts';
import { disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { tree } from './scenarios.ts';
import { names } from './worlds.ts';

const forever = () => new Promise<void>(() => {});

describe('interruptible', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('aborts on %s, names it, and listens no longer', async (name) => {
    const signals = new EventEmitter();
    const home = temp();
    const run = interruptible((signal) => {
      setImmediate(() => signals.emit(name, name));
      return writeProject(disk, 'app', tree, { from: home, signal, prepare: forever });
    }, signals);
    expect(await faultOf(() => run)).toMatchObject({
      reason: 'interrupted',
      message: expect.stringContaining(name),
    });
    expect(names(disk, home)).toEqual([]);
    expect(signals.eventNames()).toEqual([]);
  });

  it('lets a run that is done be done', async () => {
    const signals = new EventEmitter();
    const home = temp();
    await interruptible(async (signal) => {
      await writeProject(disk, 'app', tree, { from: home, signal });
      signals.emit('SIGINT', 'SIGINT');
    }, signals);
    expect(names(disk, home)).toEqual(['app']);
  });

  it('hears a signal that came while nothing could be heard, right before the swap', async () => {
    const home = temp();
    const controller = new AbortController();
    const reason = new Error('stop');
    const prepare = (): void => void setImmediate(() => controller.abort(reason));
    const run = writeProject(disk, 'app', tree, { from: home, signal: controller.signal, prepare });
    await expect(run).rejects.toBe(reason);
    expect(names(disk, home)).toEqual([]);
  });

  it('does not begin when it is interrupted already', async () => {
    const home = temp();
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(writeProject(disk, 'app', tree, { from: home, signal })).rejects.toThrow('stop');
    expect(names(disk, home)).toEqual([]);
  });

  it('gives back what the work gives, and throws what it throws', async () => {
    const signals = new EventEmitter();
    expect(await interruptible(() => Promise.resolve('done'), signals)).toBe('done');
    await expect(interruptible(() => Promise.reject(new Error('own')), signals)).rejects.toThrow('own');
    expect(signals.eventNames()).toEqual([]);
  });
});
