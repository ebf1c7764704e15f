import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { asNobody, disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { file, tree } from './scenarios.ts';
import { build, names, read, type Snapshot, snapshot } from './worlds.ts';

const written: Snapshot = {
  '.env': '600 SECRET=1\n',
  '.twelve-factor/': '755',
  '.twelve-factor/base.json': '644 {}\n',
  'README.md': '644 # app\n',
  'bin/': '755',
  'bin/start': '755 #!/bin/sh\r\n',
  'src/': '755',
  'src/app/': '755',
  'src/app/logo.png': '644 \u0000\u00ff\r\n',
  'src/app/main.py': '644 print("hell\u00c3\u00b6")',
};

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
