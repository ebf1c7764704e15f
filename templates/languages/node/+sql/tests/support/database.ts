import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { logger } from './logger.ts';

// Every test file has a database of its own, so it needs a user who may create `test_…`.
const original = process.env.DATABASE_URL ?? '';
const created: string[] = [];

beforeAll(async () => {
  process.env.DATABASE_URL = await createDatabase();
  const database = openDatabase();
  await migrate(database.db);
  await database.close();
});

afterAll(async () => {
  process.env.DATABASE_URL = original;
  const database = openDatabase();
  for (const name of created) await sql`drop database ${sql.id(name)}`.execute(database.db);
  await database.close();
});

/** Makes an empty database and returns its URL; it is dropped when the test file is done. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const current = process.env.DATABASE_URL;
  process.env.DATABASE_URL = original;
  const database = openDatabase();
  process.env.DATABASE_URL = current ?? '';
  await sql`create database ${sql.id(name)}`.execute(database.db);
  await database.close();
  created.push(name);
  return Object.assign(new URL(original), { pathname: `/${name}` }).href;
}

/** The database that `DATABASE_URL` names at the moment. */
export function openDatabase(): Database {
  return new Database(loadConfig(process.env).DATABASE_URL, logger);
}
