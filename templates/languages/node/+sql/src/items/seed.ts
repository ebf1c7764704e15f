import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

const samples = [
  { name: 'anvil', quantity: 3 },
  { name: 'bellows', quantity: 1 },
  { name: 'hammer', quantity: 12 },
];

/** Adds those sample items that are not there, and returns how many they were. */
export async function seedItems(db: Kysely<Tables>): Promise<number> {
  const names = samples.map(({ name }) => name);
  const rows = await db.selectFrom('items').select('name').where('name', 'in', names).execute();
  const present = new Set(rows.map(({ name }) => name));
  const missing = samples
    .filter(({ name }) => !present.has(name))
    .map((sample) => ({ ...sample, notes: null, created_at: new Date() }));
  if (missing.length > 0) await db.insertInto('items').values(missing).execute();
  return missing.length;
}
