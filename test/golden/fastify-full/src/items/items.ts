import type { Kysely, Selectable } from 'kysely';
import type { ItemTable, Tables } from '../database/tables.ts';
import { Problem } from '../problem.ts';
import {
  encodeCursor,
  type Item,
  type ItemChanges,
  type ItemPage,
  type NewItem,
  type PageQuery,
} from './schemas.ts';

/** The items in the order of their creation. */
export async function listItems(
  db: Kysely<Tables>,
  { limit, cursor = 0 }: PageQuery,
): Promise<ItemPage> {
  // One more than asked for tells whether there is a next page.
  const rows = await db
    .selectFrom('items')
    .selectAll()
    .where('id', '>', cursor)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toItem);
  const last = items.at(-1);
  return { items, next_cursor: last && rows.length > limit ? encodeCursor(last.id) : null };
}

export async function createItem(db: Kysely<Tables>, item: NewItem): Promise<Item> {
  const row = await db
    .insertInto('items')
    .values({ ...item, created_at: new Date() })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toItem(row);
}

export async function findItem(db: Kysely<Tables>, id: number): Promise<Item> {
  const row = await db.selectFrom('items').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem(404, `There is no item ${id}.`);
  return toItem(row);
}

export async function updateItem(
  db: Kysely<Tables>,
  id: number,
  changes: ItemChanges,
): Promise<Item> {
  if (Object.keys(changes).length > 0) {
    await db.updateTable('items').set(changes).where('id', '=', id).execute();
  }
  return findItem(db, id);
}

export async function deleteItem(db: Kysely<Tables>, id: number): Promise<void> {
  const result = await db.deleteFrom('items').where('id', '=', id).executeTakeFirstOrThrow();
  if (result.numDeletedRows === 0n) throw new Problem(404, `There is no item ${id}.`);
}

function toItem(row: Selectable<ItemTable>): Item {
  return { ...row, created_at: row.created_at.toISOString() };
}
