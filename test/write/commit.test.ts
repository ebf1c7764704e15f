import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { disk, project } from './real.ts';
import { change, text } from './scenarios.ts';
import { build, fakeHost, read, snapshot } from './worlds.ts';

describe('a transaction', () => {
  it('creates, replaces and deletes files, bytes and permissions as given', () => {
    const root = project({
      'crlf.txt': 'a\r\nb\r\n',
      run: 'x',
      'gone/deep/file': 'x',
      'gone/kept': '',
      'src/old': '',
    });
    const bytes = new Uint8Array([0, 255, 13, 10, 128]);
    const changes = [
      change(disk, root, 'crlf.txt', text('a\r\nB\r\n')),
      change(disk, root, 'run', text('x', 0o755)),
      change(disk, root, 'gone/deep/file', undefined),
      change(disk, root, 'src/new/file.bin', text(bytes)),
      change(disk, root, '.env', text('SECRET=1\n', 0o600)),
    ];
    expect(commitChanges(disk, root, changes)).toEqual([
      '.env',
      'crlf.txt',
      'gone/deep/file',
      'run',
      'src/new/file.bin',
    ]);
    expect(snapshot(disk, root)).toEqual({
      '.env': '600 SECRET=1\n',
      'crlf.txt': '644 a\r\nB\r\n',
      'gone/': '755',
      'gone/kept': '644 ',
      run: '755 x',
      'src/': '755',
      'src/new/': '755',
      'src/new/file.bin': '644 \u0000\u00ff\r\n\u0080',
      'src/old': '644 ',
    });
  });

  it('removes the folders that it empties, and no other', () => {
    const root = project({ 'a/b/c/file': '', 'a/empty/': ['', 0o755], 'd/e/file': '', 'd/e/mine': '' });
    commitChanges(disk, root, [
      change(disk, root, 'a/b/c/file', undefined),
      change(disk, root, 'd/e/file', undefined),
    ]);
    expect(Object.keys(snapshot(disk, root))).toEqual(['a/', 'a/empty/', 'd/', 'd/e/', 'd/e/mine']);
  });

  it.each([0o022, 0o077, 0o000])('gives the permissions asked for under umask %o', (umask) => {
    const root = project({});
    const former = process.umask(umask);
    commitChanges(disk, root, [
      change(disk, root, 'a/file', text('', 0o644)),
      change(disk, root, 'run', text('', 0o755)),
    ]);
    process.umask(former);
    expect(snapshot(disk, root)).toEqual({ 'a/': '755', 'a/file': '644 ', run: '755 ' });
  });

  it('touches nothing where nothing changes, so that the last one can still be undone', () => {
    const root = project({ file: 'old' });
    commitChanges(disk, root, [change(disk, root, 'file', text('new'))]);
    const before = fs.statSync(`${root}/file`).ctimeMs;
    expect(commitChanges(disk, root, [change(disk, root, 'file', text('new'))])).toEqual([]);
    expect(commitChanges(disk, root, [])).toEqual([]);
    expect(fs.statSync(`${root}/file`).ctimeMs).toBe(before);
    undoLast(disk, root);
    expect(snapshot(disk, root)).toEqual({ file: '644 old' });
  });

  it('shows git nothing but what it changed', () => {
    const root = project({ file: 'old', '.twelve-factor/base.json': '{}' });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '.');
    commitChanges(disk, root, [
      change(disk, root, 'file', text('new')),
      change(disk, root, 'more', text('')),
    ]);
    expect(git('status', '--porcelain', '--untracked-files=all')).toBe(
      'A  .twelve-factor/base.json\nAM file\n?? more\n',
    );
  });

  it('keeps secrets from others: copies of a file are no more readable than the file', () => {
    const root = project({ '.env': ['SECRET=old', 0o600] });
    commitChanges(disk, root, [change(disk, root, '.env', text('SECRET=new', 0o600))]);
    const local = `${root}/.twelve-factor/local/last`;
    expect(fs.statSync(`${local}/journal`).mode & 0o777).toBe(0o600);
    expect(fs.statSync(`${local}/old/0`).mode & 0o777).toBe(0o600);
  });

  it('leaves a file to its owner, also when it comes back', () => {
    const memory = memoryDisk();
    build(memory, '/app', { file: 'old', gone: 'old' });
    memory.chownSync('/app/file', 1234, 5678);
    memory.chownSync('/app/gone', 1234, 5678);
    const changes = [change(memory, '/app', 'file', text('new')), change(memory, '/app', 'gone', undefined)];
    commitChanges(memory, '/app', changes, { host: fakeHost(4) });
    expect(memory.statSync('/app/file')).toMatchObject({ uid: 1234, gid: 5678 });
    undoLast(memory, '/app', { host: fakeHost(5) });
    expect(memory.statSync('/app/file')).toMatchObject({ uid: 1234, gid: 5678 });
    expect(memory.statSync('/app/gone')).toMatchObject({ uid: 1234, gid: 5678 });
  });

  it('works through a project that is reached by a symlink, and on one that holds links', () => {
    const root = project({ 'real/file': 'old', 'elsewhere/file': '' });
    fs.symlinkSync('real', `${root}/link`);
    fs.symlinkSync('../elsewhere', `${root}/real/out`);
    commitChanges(disk, `${root}/link`, [change(disk, `${root}/link`, 'file', text('new'))]);
    expect(read(disk, `${root}/real/file`)).toBe('new');
    expect(fs.readlinkSync(`${root}/real/out`)).toBe('../elsewhere');
  });
});
