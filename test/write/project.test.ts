import fs from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { asNobody, disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { file, tree } from './scenarios.ts';
import { tapped } from './tap.ts';
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

const takeAway = (folder: string): void => fs.rmSync(`${folder}/README.md`);
const initGit = (folder: string): void => build(disk, folder, { '.git/HEAD': 'ours' });

describe('a new project', () => {
  it.each([0o022, 0o077, 0o002])('has the same bytes and permissions under umask %o', async (umask) => {
    const home = temp();
    const former = process.umask(umask);
    onTestFinished(() => void process.umask(former));
    await write(home, 'app');
    expect(snapshot(disk, `${home}/app`)).toEqual(written);
    expect(fs.statSync(`${home}/app`).mode & 0o777).toBe(0o777 & ~umask);
  });

  it('brings its parent folders along and tells where it is', async () => {
    const home = temp();
    expect(await write(home, 'some/where/app')).toBe(`${home}/some/where/app`);
    expect(snapshot(disk, `${home}/some/where/app`)).toEqual(written);
    expect(names(disk, home)).toEqual(['some']);
  });

  it('may have a name as long as a disk can hold', async () => {
    const home = temp();
    const name = 'ü'.repeat(127);
    await write(home, name);
    expect(names(disk, home)).toEqual([name]);
  });

  it('goes into an empty folder, which stays the same folder, with its .git', async () => {
    const home = temp();
    build(disk, home, { 'app/.git/HEAD': 'ref', 'app/': ['', 0o750] });
    const before = fs.statSync(`${home}/app`);
    await write(home, 'app', tree, {
      prepare: (_: string, { hasGit }: { hasGit: boolean }) => expect(hasGit).toBe(true),
    });
    expect(fs.statSync(`${home}/app`)).toMatchObject({ ino: before.ino, mode: before.mode });
    expect(snapshot(disk, `${home}/app`)).toEqual({ ...written, '.git/': '755', '.git/HEAD': '644 ref' });
    expect(names(disk, `${home}/app/.twelve-factor`)).toEqual(['base.json']);
  });

  it('goes into the current folder', async () => {
    const home = temp();
    await write(home, '.');
    expect(snapshot(disk, home)).toEqual(written);
  });

  it('costs four calls for a file, two for a folder, one look at each, and little else', async () => {
    const home = temp();
    const files = Array.from({ length: 70 }, (_, index) => [`dir${index % 10}/${index}`, file('x')] as const);
    let calls = 0;
    const counted = tapped(disk, (_, act) => {
      calls++;
      return act();
    });
    await writeProject(counted, 'app', new Map(files), { from: home });
    expect(calls).toBeLessThan(70 * 5 + 10 * 2 + 10);
  });
});

describe('the prepare step', () => {
  it('works on the whole project beside its place, and what it makes comes along', async () => {
    const home = temp();
    const seen: string[][] = [];
    await write(home, 'app', tree, {
      prepare: async (folder: string) => {
        seen.push(names(disk, folder), names(disk, home));
        build(disk, folder, { '.git/HEAD': 'ref', 'uv.lock': 'locked' });
        fs.symlinkSync('README.md', `${folder}/link`);
        await Promise.resolve();
      },
    });
    expect(seen[0]).toEqual(['.env', '.twelve-factor', 'README.md', 'bin', 'src']);
    expect(seen[1]).toEqual([expect.stringMatching(/^\.app\.twelve-factor-\d+\./)]);
    expect(names(disk, `${home}/app`)).toContain('uv.lock');
    expect(fs.readlinkSync(`${home}/app/link`)).toBe('README.md');
    expect(names(disk, home)).toEqual(['app']);
  });

  it.each(['a/b/app', 'empty'])('fails with its own error, and nothing of %s is left', async (dir) => {
    const home = temp();
    build(disk, home, { 'empty/': ['', 0o755] });
    const before = snapshot(disk, home);
    const failure = Object.assign(new Error('spawn uv ENOENT'), { code: 'ENOENT', path: 'uv' });
    const prepare = async (folder: string): Promise<void> => {
      build(disk, folder, { 'locked/deep/file': 'x', 'locked/': ['', 0o500] });
      await Promise.reject(failure);
    };
    await expect(write(home, dir, tree, { prepare })).rejects.toBe(failure);
    expect(snapshot(disk, home)).toEqual(before);
    expect(names(disk, home)).toEqual(['empty']);
    expect(names(disk, `${home}/empty`)).toEqual([]);
  });

  it('may not take away what was written', async () => {
    const home = temp();
    const fault = await faultOf(() => write(home, 'app', tree, { prepare: takeAway }));
    expect(fault).toMatchObject({ reason: 'vanished', path: 'README.md' });
    expect(names(disk, home)).toEqual([]);
  });

  it('may not make a .git where there is one', async () => {
    const home = temp();
    build(disk, home, { '.git/HEAD': 'theirs' });
    expect(await faultOf(() => write(home, '.', tree, { prepare: initGit }))).toMatchObject({
      reason: 'appeared',
      path: '.git',
    });
    expect(snapshot(disk, home)).toEqual({ '.git/': '755', '.git/HEAD': '644 theirs' });
  });
});

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
