import { expect, test } from 'vitest';
import { App } from './support/app.ts';
import { createDatabase, openDatabase } from './support/database.ts';

async function run(...args: string[]) {
  return new App(args).exited;
}

test('two migrations at once prepare an empty database, which is then up to date', async () => {
  process.env.DATABASE_URL = await createDatabase();
  expect(await run('migrate', '--check')).toBe(1);

  const apps = [new App(['migrate']), new App(['migrate'])];
  expect(await Promise.all(apps.map(({ exited }) => exited))).toEqual([0, 0]);
  const applied = apps.flatMap(({ lines }) =>
    lines.filter(({ event }) => event === 'migration.applied'),
  );
  expect(applied.map(({ migration }) => migration)).toEqual(['0001_create_items']);

  expect(await run('migrate', '--check')).toBe(0);
  expect(await run('migrate')).toBe(0);
});

test('a database that is not there is a failure', async () => {
  const url = Object.assign(new URL(process.env.DATABASE_URL ?? ''), { port: '1' });
  const app = new App(['migrate'], { DATABASE_URL: url.href });
  expect(await app.exited).toBe(1);
  expect(app.lines.at(-1)).toMatchObject({ event: 'task.failed', level: 'error' });
});

test('sample data is added once', async () => {
  expect(await run('seed')).toBe(0);
  expect(await run('seed')).toBe(0);
  const database = openDatabase();
  const items = await database.db.selectFrom('items').select('name').orderBy('name').execute();
  await database.close();
  expect(items.map(({ name }) => name)).toEqual(['anvil', 'bellows', 'hammer']);
});
