import fs from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { file, tree } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, names, type Snapshot, snapshot } from './worlds.ts';

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
