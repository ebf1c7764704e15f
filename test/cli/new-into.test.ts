import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../generators/cli/report.ts';
import { render } from '../../generators/render.ts';
import { folder, run } from './run.ts';

const quick = ['--no-install', '--no-git'];
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('new into a folder that holds files', () => {
  const prepare = () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'orders'));
    writeFileSync(join(cwd, 'orders/README.md'), 'mine\n');
    writeFileSync(join(cwd, 'orders/notes.txt'), 'mine too\n');
    return cwd;
  };

  it('keeps them when told to skip', async () => {
    const cwd = prepare();
    const { exit, out } = await run({ cwd }, 'orders', '--yes', '--on-conflict', 'skip', '--json', ...quick);
    expect(exit).toBe(0);
    expect((JSON.parse(out) as Report).files).toContainEqual({ path: 'README.md', outcome: 'kept' });
    expect(read(cwd, 'orders/README.md')).toBe('mine\n');
    expect(read(cwd, 'orders/compose.yaml')).toBe(render({ name: 'orders' }).get('compose.yaml')?.contents);
  });

  it('replaces them when told to overwrite, and touches no other', async () => {
    const cwd = prepare();
    const { out } = await run({ cwd }, 'orders', '--yes', '--on-conflict', 'overwrite', '--json', ...quick);
    expect((JSON.parse(out) as Report).files).toContainEqual({ path: 'README.md', outcome: 'updated' });
    expect(read(cwd, 'orders/README.md')).toMatch(/^# orders\n/);
    expect(read(cwd, 'orders/notes.txt')).toBe('mine too\n');
  });
});

describe('new in a project of ours', () => {
  it('offers update, and runs it', async () => {
    const cwd = folder();
    await run({ cwd }, 'orders', '--yes', ...quick);
    writeFileSync(join(cwd, 'orders/README.md'), `${read(cwd, 'orders/README.md')}\nOurs.\n`);
    const { exit, asked, out } = await run({ cwd, person: {} }, 'orders', '--no-install');
    expect(asked[0]?.message).toBe(
      `${join(cwd, 'orders')} is a project of this generator already. Update it instead?`,
    );
    expect(out).toContain('is up to date');
    expect(exit).toBe(0);
    expect(read(cwd, 'orders/README.md')).toMatch(/Ours\.\n$/);
  });

  it('makes another one beside it where that was wanted', async () => {
    const cwd = folder();
    await run({ cwd }, '.', '--name', 'orders', '--yes', ...quick);
    const person = { update: false, name: 'another' };
    const { exit } = await run({ cwd, person }, ...quick);
    expect(exit).toBe(0);
    expect(read(cwd, 'another/.yo-rc.json')).toContain('"another"');
  });
});
