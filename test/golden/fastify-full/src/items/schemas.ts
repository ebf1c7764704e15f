import * as z from 'zod';

/** The greatest number that both JavaScript and a `bigint` column can hold. */
const MAX_ID = Number.MAX_SAFE_INTEGER;

// A NUL character can stand in JSON, but not every database stores it.
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character');

const fields = {
  name: text(200).min(1),
  quantity: z.int().min(0).max(2_147_483_647),
  notes: text(2000).nullable(),
};

export const Item = z
  .object({ id: z.int(), ...fields, created_at: z.iso.datetime() })
  .meta({ id: 'Item' });

export type Item = z.infer<typeof Item>;

export const NewItem = z
  .strictObject({
    name: fields.name,
    quantity: fields.quantity.default(0),
    notes: fields.notes.default(null),
  })
  .meta({ id: 'NewItem' });

export type NewItem = z.infer<typeof NewItem>;

export const ItemChanges = z.strictObject(fields).partial().meta({ id: 'ItemChanges' });

export type ItemChanges = z.infer<typeof ItemChanges>;

export const ItemParams = z.object({ id: z.coerce.number().int().min(1).max(MAX_ID) });

/** The id of the last item of a page, which the next page begins after. */
const cursor = z.base64url().transform((value, context) => {
  const id = Number(Buffer.from(value, 'base64url').toString());
  if (Number.isSafeInteger(id) && id > 0 && encodeCursor(id) === value) return id;
  context.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
  return z.NEVER;
});

export function encodeCursor(id: number): string {
  return Buffer.from(String(id)).toString('base64url');
}

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursor.optional().meta({ description: 'The `next_cursor` of the page before' }),
});

export type PageQuery = z.infer<typeof PageQuery>;

export const ItemPage = z
  .object({ items: z.array(Item), next_cursor: z.string().nullable() })
  .meta({ id: 'ItemPage' });

export type ItemPage = z.infer<typeof ItemPage>;
