import fs from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileTree } from '../../generators/core/tree.ts';
import { writeProject } from '../../generators/write/project.ts';
import { disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { file, tree, written } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, names, snapshot } from './worlds.ts';

const write = (home: string, dir: string, files: FileTree = tree, options = {}) =>
  writeProject(disk, dir, files, { from: home, ...options });

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

describe('what somebody puts in its place while a project is prepared', () => {
  it.each([
    ['a folder with something in it', 'absent', 'app/theirs', 'appeared'],
    ['a file', 'absent', 'app', 'appeared'],
    ['a file in place of a parent', 'a/b', 'a', 'appeared'],
    ['a file in the empty folder', 'empty', 'empty/theirs', 'not-empty'],
    ['a folder in the empty folder', 'empty', 'empty/src/theirs', 'not-empty'],
  ])('stays, and the project is not written: %s', async (_, where, path, reason) => {
    const home = temp();
    build(disk, home, { 'empty/': ['', 0o755] });
    const dir = where === 'absent' ? 'app' : where;
    const prepare = (): void => build(disk, home, { [path]: 'theirs' });
    expect(await faultOf(() => write(home, dir, tree, { prepare }))).toMatchObject({ reason });
    const found = snapshot(disk, home);
    expect(Object.keys(found).filter((name) => !name.endsWith('/'))).toEqual([path]);
    expect(found[path]).toBe('644 theirs');
    expect(names(disk, home).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
