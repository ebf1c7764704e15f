import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import { memoryDisk } from './memory.ts';
import { disk, temp } from './real.ts';
import { faultOf } from './refusal.ts';
import { change, text } from './scenarios.ts';
import { tapped } from './tap.ts';
import { build, fakeHost, names, snapshot } from './worlds.ts';

/** A project beside a folder that nothing may ever reach. */
function world(): { base: string; root: string } {
  const base = temp();
  build(disk, base, { 'app/src/file': 'mine', 'app/file': 'mine', 'outside/file': 'not yours' });
  return { base, root: `${base}/app` };
}

describe('what leads out of a project', () => {
  const links: Readonly<Record<string, { link: string; target: string; path: string }>> = {
    'a file': { link: 'file', target: '../outside/file', path: 'file' },
    'a file that stays inside': { link: 'file', target: 'src/file', path: 'file' },
    nothing: { link: 'new', target: '../outside/new', path: 'new' },
    'a folder': { link: 'src', target: '../outside', path: 'src/file' },
    'a folder of a folder': { link: 'src', target: '../outside', path: 'src/deep/er/file' },
    'the folder of the state': { link: '.twelve-factor', target: '../outside', path: 'other' },
    'the folder of the writer': { link: '.twelve-factor/local', target: '../../outside', path: 'other' },
  };

  it.each(Object.entries(links))('is refused: a symlink to %s', async (_, { link, target, path }) => {
    const { base, root } = world();
    fs.rmSync(`${root}/${link}`, { recursive: true, force: true });
    if (link.includes('/')) fs.mkdirSync(`${root}/.twelve-factor`);
    fs.symlinkSync(target, `${root}/${link}`);
    const before = snapshot(disk, base);
    const changes: Change[] = [{ path, expected: undefined, next: text('ours') }];
    expect(await faultOf(() => commitChanges(disk, root, changes))).toMatchObject({
      reason: 'symlink',
      path: link,
    });
    expect(
      await faultOf(() =>
        commitChanges(disk, root, [{ path, expected: text('not yours'), next: undefined }]),
      ),
    ).toMatchObject({ reason: 'symlink' });
    expect(snapshot(disk, base)).toEqual(before);
    expect(names(disk, `${base}/outside`)).toEqual(['file']);
  });

  it.each([
    '../outside/file',
    '/etc/passwd',
    'src/../../outside/file',
    '.git/config',
    '.twelve-factor/local/x',
  ])('is refused: the path %s', async (path) => {
    const { base, root } = world();
    const before = snapshot(disk, base);
    const changes = [{ path, expected: undefined, next: text('ours') }];
    expect(await faultOf(() => commitChanges(disk, root, changes))).toMatchObject({ reason: 'bad-path' });
    expect(snapshot(disk, base)).toEqual(before);
  });

  it('is refused: a mount in the project, where no rename leads', async () => {
    const memory = memoryDisk();
    build(memory, '/app', { 'mount/file': 'old', file: 'old' });
    const mounted = tapped(memory, ({ path }, act) =>
      path === '/app/mount' ? Object.assign(act() as object, { dev: 9 }) : act(),
    );
    const changes = ['file', 'mount/file'].map((path) => change(memory, '/app', path, text('new')));
    const fault = await faultOf(() => commitChanges(mounted, '/app', changes, { host: fakeHost(4) }));
    expect(fault).toMatchObject({ reason: 'other-disk', path: 'mount' });
    expect(snapshot(memory, '/app')).toMatchObject({ 'mount/file': '644 old', file: '644 old' });
  });

  it('is refused: a pipe, which would hang us', async () => {
    const { root } = world();
    fs.rmSync(`${root}/file`);
    execFileSync('mkfifo', [`${root}/file`]);
    const changes = [{ path: 'file', expected: undefined, next: text('ours') }];
    expect(await faultOf(() => commitChanges(disk, root, changes))).toMatchObject({
      reason: 'not-a-file',
      path: 'file',
    });
  });
});
