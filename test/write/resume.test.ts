import { describe, expect, it } from 'vitest';
import { writeProject } from '../../generators/write/project.ts';
import { recover } from '../../generators/write/recover.ts';
import { host, root } from './interrupted.ts';
import { type MemoryFs, memoryDisk } from './memory.ts';
import { faultOf } from './refusal.ts';
import { file } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, snapshot } from './worlds.ts';

describe('a new project that was interrupted on its way into its folder', () => {
  const files = new Map(['a', 'b', 'c/d'].map((path) => [path, file(`new ${path}`)]));
  async function movingIn(): Promise<MemoryFs> {
    const fs = memoryDisk();
    build(fs, '', { 'app/': ['', 0o755] });
    let isDead = false;
    const disk = tapped(fs, (call, act) => {
      isDead ||= call.name === 'linkSync' && call.path.endsWith('/b');
      if (isDead) throw new Error('dead');
      return act();
    });
    await expect(writeProject(disk, root, files, { host: fakeHost(4) })).rejects.toThrow('dead');
    return fs;
  }

  it('is completed', async () => {
    const fs = await movingIn();
    expect(recover(fs, root, { host: host() })).toMatchObject({ outcome: 'completed', kind: 'new' });
    expect(snapshot(fs, root)).toEqual({ a: '644 new a', b: '644 new b', 'c/': '755', 'c/d': '644 new c/d' });
    expect(names(fs, root)).toEqual(['a', 'b', 'c']);
  });

  it.each(['b', 'c/d'])('overwrites nothing that was made since: %s', async (path) => {
    const fs = await movingIn();
    build(fs, root, { [path]: 'theirs' });
    const fault = await faultOf(() => recover(fs, root, { host: host() }));
    expect(fault).toMatchObject({ reason: 'appeared', path: path.split('/')[0], pending: true });
    expect(recover(fs, root, { host: fakeHost(6), keepEdited: true }).outcome).toBe('completed');
    expect(snapshot(fs, root)).toMatchObject({ a: '644 new a', [path]: '644 theirs' });
    expect(names(fs, root)).toEqual(['a', 'b', 'c']);
  });
});
