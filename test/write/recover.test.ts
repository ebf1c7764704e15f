import { describe, expect, it } from 'vitest';
import { recover } from '../../generators/write/recover.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { atTheEnd, halfway, host, interrupted, local, moving, root } from './interrupted.ts';
import { errno, memoryDisk } from './memory.ts';
import { faultOf } from './refusal.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, read, save, snapshot } from './worlds.ts';

describe('after an interruption, recover', () => {
  it('rolls back what was half-done, and says so', () => {
    const fs = halfway();
    expect(snapshot(fs, root)).toMatchObject({ a: '644 new a', b: '644 old b' });
    expect(recover(fs, root, { host: host() })).toEqual({
      outcome: 'rolled-back',
      kind: 'change',
      label: 'update to 2.0',
      paths: ['a', 'b', 'c'],
    });
    expect(snapshot(fs, root)).toEqual({ a: '644 old a', b: '644 old b', c: '644 old c' });
    expect(names(fs, root)).toEqual(['a', 'b', 'c']);
  });

  it('completes what was all done but for its end, and it can be undone', () => {
    const fs = atTheEnd();
    expect(recover(fs, root, { host: host() })).toMatchObject({
      outcome: 'completed',
      label: 'update to 2.0',
    });
    expect(snapshot(fs, root)).toEqual({ a: '644 new a', b: '644 new b', c: '644 new c' });
    undoLast(fs, root, { host: host() });
    expect(snapshot(fs, root)).toEqual({ a: '644 old a', b: '644 old b', c: '644 old c' });
  });

  it('clears away what had not begun to change anything', () => {
    const fs = interrupted(moving('renameSync', `${local}/active/journal.tmp`));
    const found = { outcome: 'rolled-back', kind: 'nothing', label: '', paths: [] };
    expect(recover(fs, root, { host: host() })).toEqual(found);
    expect(names(fs, root)).toEqual(['a', 'b', 'c']);
  });

  it('completes, rather than lose an edit of what was swapped', () => {
    const fs = halfway();
    save(fs, `${root}/a`, 'new a, edited');
    expect(recover(fs, root, { host: host() }).outcome).toBe('completed');
    expect(snapshot(fs, root)).toEqual({ a: '644 new a, edited', b: '644 new b', c: '644 new c' });
  });

  it('rolls back, rather than lose an edit of what was not swapped', () => {
    const fs = halfway();
    save(fs, `${root}/c`, 'old c, edited');
    expect(recover(fs, root, { host: host() }).outcome).toBe('rolled-back');
    expect(snapshot(fs, root)).toEqual({ a: '644 old a', b: '644 old b', c: '644 old c, edited' });
  });

  it('asks where both ways would lose an edit; told to keep them, it loses nothing', async () => {
    const fs = halfway();
    save(fs, `${root}/a`, 'new a, edited');
    save(fs, `${root}/c`, 'old c, edited');
    const before = snapshot(fs, root);
    const fault = await faultOf(() => recover(fs, root, { host: host() }));
    expect(fault).toMatchObject({ reason: 'edited', paths: ['a'], pending: true });
    expect(snapshot(fs, root)).toEqual(before);
    expect(recover(fs, root, { host: fakeHost(6), keepEdited: true }).outcome).toBe('rolled-back');
    expect(snapshot(fs, root)).toEqual({ a: '644 new a, edited', b: '644 old b', c: '644 old c, edited' });
    expect(read(fs, `${local}/kept/old/0`)).toBe('old a');
    expect(names(fs, local)).toEqual(['.gitignore', 'kept']);
  });

  it('keeps a file that was saved where ours was just missing', () => {
    const fs = interrupted(moving('renameSync', `${root}/b`), { after: true });
    save(fs, `${root}/b`, 'typed again');
    expect(recover(fs, root, { host: host() }).outcome).toBe('rolled-back');
    expect(snapshot(fs, root)).toEqual({ a: '644 old a', b: '644 typed again', c: '644 old c' });
  });

  it('takes a file that a power cut emptied for ours, and rolls back', () => {
    const fs = atTheEnd();
    save(fs, `${root}/b`, '');
    expect(recover(fs, root, { host: host() }).outcome).toBe('rolled-back');
    expect(snapshot(fs, root)).toEqual({ a: '644 old a', b: '644 old b', c: '644 old c' });
  });

  it('costs next to nothing where there is nothing to do, and writes nothing', () => {
    const fs = memoryDisk();
    build(fs, root, { '.twelve-factor/base.json': '{}' });
    const used: string[] = [];
    const readOnly = tapped(fs, ({ name, path }, act) => {
      used.push(name);
      if (['mkdirSync', 'renameSync', 'rmdirSync', 'unlinkSync'].includes(name)) throw errno('EROFS', path);
      return act();
    });
    expect(recover(readOnly, root, { host: host() }).outcome).toBe('nothing');
    expect(recover(readOnly, `${root}/none`, { host: host() }).outcome).toBe('nothing');
    expect(used.length).toBeLessThan(15);
  });

  it('leaves what a run that works is doing', async () => {
    const fs = halfway();
    const before = snapshot(fs, root);
    expect(await faultOf(() => recover(fs, root, { host: fakeHost(5, [4]) }))).toMatchObject({
      reason: 'locked',
    });
    expect(snapshot(fs, root)).toEqual(before);
  });
});
