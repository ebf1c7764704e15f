import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { asNobody, disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { tree } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, names, snapshot } from './worlds.ts';

const write = (home: string, dir: string, files: FileTree = tree, options = {}) =>
  writeProject(disk, dir, files, { from: home, ...options });

const takeAway = (folder: string): void => fs.rmSync(`${folder}/README.md`);

const initGit = (folder: string): void => build(disk, folder, { '.git/HEAD': 'ours' });

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
    build(disk, home, { 'empty/': ['', 0o777] });
    fs.chmodSync(home, 0o777);
    const before = snapshot(disk, home);
    const failure = Object.assign(new Error('spawn uv ENOENT'), { code: 'ENOENT', path: 'uv' });
    const prepare = async (folder: string): Promise<void> => {
      build(disk, folder, { 'locked/deep/file': 'x', 'locked/': ['', 0o500] });
      await Promise.reject(failure);
    };
    await asNobody(() => expect(write(home, dir, tree, { prepare })).rejects.toBe(failure));
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

  it('may not make a .git where there is one; that is seen before anything is moved', async () => {
    const home = temp();
    build(disk, home, { '.git/HEAD': 'theirs' });
    const moved: unknown[] = [];
    const watched = tapped(disk, ({ name, given }, act) => {
      if (name === 'renameSync' || name === 'linkSync') moved.push(given[1]);
      return act();
    });
    const run = writeProject(watched, '.', tree, { from: home, prepare: initGit });
    expect(await faultOf(() => run)).toMatchObject({ reason: 'appeared', path: '.git' });
    expect(snapshot(disk, home)).toEqual({ '.git/': '755', '.git/HEAD': '644 theirs' });
    expect(moved.filter((path) => !String(path).includes('/.twelve-factor/local/'))).toEqual([]);
  });
});
