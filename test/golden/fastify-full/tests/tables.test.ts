import type { SelectType } from 'kysely';
import { expect, test } from 'vitest';
import type { Tables } from '../src/database/tables.ts';
import { openDatabase } from './support/database.ts';

type Nullability<Row> = {
  [Column in keyof Row]: null extends SelectType<Row[Column]> ? 'null' : 'not null';
};

/** The compiler keeps this in step with `Tables`, the test with what the migrations make. */
const tables: { [Table in keyof Tables]: Nullability<Tables[Table]> } = {
  items: {
    id: 'not null',
    name: 'not null',
    quantity: 'not null',
    notes: 'null',
    created_at: 'not null',
  },
};

test('the migrations make the tables that the code expects', async () => {
  const { db } = openDatabase();
  const found = await db.introspection.getTables();
  await db.destroy();
  const described = found.map(({ name, columns }) => {
    const nullability = columns.map(({ name, isNullable }) => [
      name,
      isNullable ? 'null' : 'not null',
    ]);
    return [name, Object.fromEntries(nullability)];
  });
  expect(Object.fromEntries(described)).toEqual(tables);
});
