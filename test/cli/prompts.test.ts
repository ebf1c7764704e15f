import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder, run } from './run.ts';

const quick = ['--no-install', '--no-git'];
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('prompts', () => {
  it('ask in the order of the table, confirm, and end with the command that needs none', async () => {
    const cwd = folder();
    const person = { services: ['redis'], name: 'asked' };
    const { exit, out, asked } = await run({ cwd, person }, ...quick);
    expect(exit).toBe(0);
    expect(asked.map(({ name }) => name)).toEqual([
      'framework',
      'services',
      'processes',
      'targets',
      'ci',
      'name',
      'confirmed',
    ]);
    const command = out.trim().split('\n').at(-1)?.trim() ?? '';
    expect(command).toBe(
      'npx generator-twelve-factor new --framework fastapi --services redis --processes web,worker,scheduler --targets compose --ci github-actions --name asked',
    );
    const again = folder();
    expect((await run({ cwd: again }, ...command.split(' ').slice(2), ...quick)).exit).toBe(0);
    expect(read(again, 'asked/README.md')).toBe(read(cwd, 'asked/README.md'));
  });

  it('show what each choice brings', async () => {
    const { asked } = await run({ cwd: folder(), person: {} }, ...quick, '--dry-run');
    expect(asked.find(({ name }) => name === 'services')?.choices?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PostgreSQL - SQL database', 'Redis - cache and job queue']),
    );
  });

  it('do not offer what earlier answers refuse', async () => {
    const { asked } = await run({ cwd: folder(), person: { services: ['postgres'] } }, ...quick, '--dry-run');
    expect(asked.find(({ name }) => name === 'processes')?.choices?.map(({ value }) => value)).toEqual([
      'scheduler',
    ]);
  });

  it('do not accept what contradicts an earlier answer', async () => {
    const { asked } = await run({ cwd: folder(), person: {} }, ...quick, '--dry-run');
    const validate = asked.find(({ name }) => name === 'name')?.validate;
    expect(validate?.('fastapi')).toMatch(/is the name of a library/);
    expect(validate?.('Orders')).toMatch(/is not a name/);
    expect(validate?.('orders')).toBe(true);
  });

  it('leave out what flags answered, and take the folder for the name', async () => {
    const { asked } = await run(
      { cwd: folder(), person: {} },
      'orders',
      '--framework',
      'fastapi',
      '--ci',
      'none',
      ...quick,
      '--dry-run',
    );
    expect(asked.map(({ name }) => name)).toEqual(['services', 'processes', 'targets', 'confirmed']);
  });

  it('write nothing where the summary is not confirmed', async () => {
    const cwd = folder();
    const { exit } = await run({ cwd, person: { confirmed: false } }, ...quick);
    expect(exit).toBe(130);
    expect(contents(cwd)).toEqual([]);
  });
});
