import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { logger } from './logger.ts';

// Every test file has a database of its own.
const original = new URL(process.env.DATABASE_URL ?? '');
const created: string[] = [];

beforeAll(async () => {
  process.env.DATABASE_URL = await createDatabase();
  const database = openDatabase();
  await migrate(database.db);
  await database.close();
});

afterAll(async () => {
  const database = openDatabase(original.href);
  for (const name of created) await sql`drop database ${sql.id(name)}`.execute(database.db);
  await database.close();
});

/** Makes an empty database and returns its URL; it is dropped when the test file is done. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { db } = openDatabase(original.href);
  await sql`create database ${sql.id(name)}`.execute(db);
  await db.destroy();
  created.push(name);
  return Object.assign(new URL(original), { pathname: `/${name}` }).href;
}

/** The database that a URL names; without one, that of the test file. */
export function openDatabase(url = process.env.DATABASE_URL): Database {
  return new Database(loadConfig({ ...process.env, DATABASE_URL: url }).DATABASE_URL, logger);
}
