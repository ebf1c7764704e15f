import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { asNobody, disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { file, tree } from './scenarios.ts';
import { build, names, snapshot } from './worlds.ts';

const write = (home: string, dir: string, files: FileTree = tree, options = {}) =>
  writeProject(disk, dir, files, { from: home, ...options });

describe('what stands in the way of a new project', () => {
  it('is a folder with something in it', async () => {
    const home = temp();
    build(disk, home, { 'app/a': '', 'app/b': '', 'app/c': '', 'app/d': '', 'app/.git/HEAD': '' });
    const before = snapshot(disk, home);
    const fault = await faultOf(() => write(home, 'app'));
    expect(fault).toMatchObject({ reason: 'not-empty', path: `${home}/app` });
    expect(fault.message).toBe(`${home}/app is not empty: a, b, c and 1 more`);
    expect(snapshot(disk, home)).toEqual(before);
  });

  it('is such a folder even where it may only be read', async () => {
    const home = temp();
    fs.chmodSync(home, 0o755);
    build(disk, home, { 'app/mine': '', 'app/': ['', 0o555] });
    expect(await asNobody(() => faultOf(() => write(home, 'app')))).toMatchObject({ reason: 'not-empty' });
  });

  it.each(['file', 'file/below', 'file/far/below'])('is a file: %s', async (dir) => {
    const home = temp();
    build(disk, home, { file: 'mine' });
    expect(await faultOf(() => write(home, dir))).toMatchObject({
      reason: 'not-a-folder',
      path: `${home}/file`,
    });
    expect(snapshot(disk, home)).toEqual({ file: '644 mine' });
  });

  it('is a name that is too long', async () => {
    const home = temp();
    expect(await faultOf(() => write(home, 'n'.repeat(300)))).toMatchObject({ reason: 'name-too-long' });
    expect(await faultOf(() => write(home, `a/b/${'n'.repeat(300)}`))).toMatchObject({
      reason: 'name-too-long',
    });
    const files = new Map([[`src/${'n'.repeat(300)}`, file('')]]);
    expect(await faultOf(() => write(home, 'app', files))).toMatchObject({
      reason: 'name-too-long',
      path: `${home}/app/src/${'n'.repeat(300)}`,
    });
    expect(names(disk, home)).toEqual([]);
  });

  it.each(['sub/app', 'sub/a/b', 'sub/empty', 'alone'])(
    'is a folder that may not be written: %s',
    async (dir) => {
      const home = temp();
      fs.chmodSync(home, 0o755);
      build(disk, home, { 'sub/empty/': ['', 0o555], 'sub/': ['', 0o555], 'alone/': ['', 0o555] });
      const before = snapshot(disk, home);
      const fault = await asNobody(() => faultOf(() => write(home, dir)));
      expect(fault.reason).toBe('denied');
      expect(fault.path).toMatch(`${home}/${dir.split('/')[0]}`);
      expect(snapshot(disk, home)).toEqual(before);
    },
  );

  it.each([
    ['a/../b'],
    ['/etc/passwd'],
    ['../x'],
    ['a//b'],
    [''],
    ['a\\b'],
    ['C:/x'],
    ['a:stream'],
    ['con'],
    ['src/AUX.txt'],
    ['dot.'],
    ['space '],
    ['.git/hooks/post-checkout'],
    ['sub/.GIT/config'],
    ['nul\0'],
    ['new\nline'],
    ['.twelve-factor/local/last'],
    ['.Twelve-Factor/LOCAL'],
  ])('is a path that not every platform can hold: %j', async (path) => {
    const home = temp();
    expect(await faultOf(() => write(home, 'app', new Map([[path, file('')]])))).toMatchObject({
      reason: 'bad-path',
    });
    expect(names(disk, home)).toEqual([]);
  });

  it.each([[['README.md', 'readme.md']], [['src/a', 'Src/b']], [['\u00e9', 'e\u0301']], [['a', 'a/b']]])(
    'is two paths of which some disks can hold only one: %j',
    async (paths) => {
      const home = temp();
      const files = new Map(paths.map((path) => [path, file('')]));
      expect(await faultOf(() => write(home, 'app', files))).toMatchObject({ reason: 'clash' });
      expect(names(disk, home)).toEqual([]);
    },
  );
});
