import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, run } from '../cli/run.ts';
import { project } from './project.ts';

const older = (text: string) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s');

describe('update refuses', () => {
  it('a downgrade', async () => {
    const orders = await project();
    orders.edit('.yo-rc.json', (text) => text.replace('"version": "1.0.0"', '"version": "99.0.0"'));
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(5);
    expect(err).toContain('was rendered by version 99.0.0, and this is 1.0.0: a downgrade');
  });

  it('what is no project of ours, or not any more', async () => {
    const cwd = folder();
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('is not a project of this generator'),
    });
    writeFileSync(join(cwd, '.yo-rc.json'), '{"generator-other": {}}');
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('does not speak of it'),
    });
    writeFileSync(join(cwd, '.yo-rc.json'), '{');
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('is damaged'),
    });
  });

  it('recorded answers that are no answers', async () => {
    const orders = await project();
    orders.edit('.yo-rc.json', (text) => text.replace('"fastapi"', '"fastapy"'));
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(2);
    expect(err).toContain('framework in .yo-rc.json "fastapy": is not known (did you mean fastapi?)');
  });

  it('a folder in which another run works', async () => {
    const orders = await project();
    const [one, two] = await Promise.all([orders.run('update'), orders.run('update')]);
    expect([one.exit, two.exit]).toEqual([0, 0]);
  });
});

describe('in a git repository', () => {
  it('refuses where an edit that it would merge is not committed, unless told', async () => {
    const orders = await project([], { git: true });
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(5);
    expect(err).toContain(
      'uncommitted changes in files that it would touch: compose.yaml; commit them, or go on with --allow-dirty',
    );
    expect((await orders.run('update', '--allow-dirty')).exit).toBe(0);
  });

  it('does not mind other uncommitted changes, or none of its own twice in a row', async () => {
    const orders = await project([], { git: true });
    orders.edit('README.md', (text) => `${text}mine\n`);
    expect((await orders.run('remove', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
    expect((await orders.run('add', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
  });

  it('tells the index of a conflict, and undo takes that back', async () => {
    const orders = await project([], { git: true });
    orders.age('compose.yaml', older);
    orders.git('commit', '--quiet', '--all', '--message', 'older');
    orders.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    orders.git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await orders.run('update')).exit).toBe(3);
    expect(orders.git('status', '--porcelain', 'compose.yaml')).toBe('UU compose.yaml\n');
    expect(orders.git('show', ':1:compose.yaml')).toContain('stop_grace_period: 10s');
    expect(orders.git('show', ':2:compose.yaml')).toContain('stop_grace_period: 99s');
    expect(orders.git('show', ':3:compose.yaml')).toContain('stop_grace_period: 30s');
    expect((await orders.run('undo')).exit).toBe(0);
    expect(orders.git('status', '--porcelain')).toBe('');
  });

  it('works in a folder of a larger repository', async () => {
    const orders = await project();
    mkdirSync(join(orders.dir, '../other'));
    orders.age('compose.yaml', older);
    const git = (...args: string[]) =>
      orders.git('-C', '..', '-c', 'user.name=x', '-c', 'user.email=x@y', ...args);
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'all');
    orders.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await orders.run('update')).exit).toBe(3);
    expect(git('status', '--porcelain', 'orders/compose.yaml')).toBe('UU orders/compose.yaml\n');
  });
});
