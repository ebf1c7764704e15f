import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { tree, written } from './scenarios.ts';
import { build, names, read, snapshot } from './worlds.ts';

const write = (home: string, dir: string, files: FileTree = tree, options = {}) =>
  writeProject(disk, dir, files, { from: home, ...options });

describe('a symlink on the way to a new project', () => {
  const links: Record<string, string> = {
    'home/out': '../elsewhere',
    'home/in': 'real',
    'home/dangling': 'nowhere',
    'home/loop': 'loop',
  };
  function world(): string {
    const base = temp();
    build(disk, base, { 'elsewhere/': ['', 0o755], 'home/real/': ['', 0o755] });
    for (const [path, target] of Object.entries(links)) fs.symlinkSync(target, `${base}/${path}`);
    return base;
  }

  it.each(['out', 'out/app', 'out/a/b', 'dangling', 'dangling/app', 'loop', 'real/../out/app'])(
    'is refused where it leaves the current folder: %s',
    async (dir) => {
      const base = world();
      const before = snapshot(disk, base);
      const fault = await faultOf(() => write(`${base}/home`, dir));
      expect(fault).toMatchObject({ reason: 'symlink' });
      expect(fault.path).toMatch(/\/home\/(out|dangling|loop)$/);
      expect(snapshot(disk, base)).toEqual(before);
    },
  );

  it('is refused where DIR is elsewhere, is one, and leaves the folder that holds it', async () => {
    const base = world();
    expect(await faultOf(() => write(`${base}/elsewhere`, '../home/out'))).toMatchObject({
      reason: 'symlink',
    });
    expect(names(disk, `${base}/elsewhere`)).toEqual([]);
  });

  it.each(['in', 'in/app', 'in/a/b'])('is followed where it stays: %s', async (dir) => {
    const base = world();
    expect(await write(`${base}/home`, dir)).toBe(`${base}/home/${dir.replace('in', 'real')}`);
    expect(snapshot(disk, `${base}/home/${dir}`)).toEqual(written);
    expect(fs.readlinkSync(`${base}/home/in`)).toBe('real');
  });

  it('is the layout of the machine where it lies above: /tmp on macOS', async () => {
    const base = world();
    expect(await write(`${base}/elsewhere`, `${base}/home/out/../app`)).toBe(`${base}/home/app`);
    expect(await write(`${base}/elsewhere`, `${base}/home/in/app`)).toBe(`${base}/home/real/app`);
    expect(read(disk, `${base}/home/real/app/README.md`)).toBe('# app\n');
  });
});
