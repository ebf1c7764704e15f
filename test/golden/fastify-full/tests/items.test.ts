import { beforeAll, expect, test } from 'vitest';
import { Item, ItemPage } from '../src/items/schemas.ts';
import { json, serve } from './support/server.ts';

let items: string;

beforeAll(async () => {
  items = `${await serve()}/items`;
});

async function create(item: object) {
  const response = await fetch(items, json('POST', item));
  expect(response.status).toBe(201);
  return Item.parse(await response.json());
}

test('an item can be added, seen, changed and removed', async () => {
  const response = await fetch(items, json('POST', { name: 'bellows', quantity: 2 }));
  expect(response.status).toBe(201);
  const item = Item.parse(await response.json());
  expect(item).toMatchObject({ name: 'bellows', quantity: 2, notes: null });
  expect(Math.abs(Date.parse(item.created_at) - Date.now())).toBeLessThan(60_000);

  const location = new URL(response.headers.get('location') ?? '', items).href;
  expect(await (await fetch(location)).json()).toEqual(item);

  const changed = await fetch(location, json('PATCH', { notes: 'leaky' }));
  expect(changed.status).toBe(200);
  expect(await changed.json()).toEqual({ ...item, notes: 'leaky' });
  expect(await (await fetch(location, json('PATCH', {}))).json()).toMatchObject({ notes: 'leaky' });

  expect((await fetch(location, { method: 'DELETE' })).status).toBe(204);
  for (const request of [{}, json('PATCH', { quantity: 0 }), { method: 'DELETE' }]) {
    const gone = await fetch(location, request);
    expect(gone.status).toBe(404);
    expect(gone.headers.get('content-type')).toContain('application/problem+json');
  }
});

test('keeps any text', async () => {
  const name = `"';--\u{1f528} ${'é'.repeat(90)}`;
  expect(await create({ name, notes: '\\ %_ \u202e' })).toMatchObject({ name });
});

test.each([
  ['no name', { quantity: 1 }, 'body.name'],
  ['an empty name', { name: '' }, 'body.name'],
  ['a long name', { name: 'x'.repeat(201) }, 'body.name'],
  ['text that cannot be stored', { name: 'a\0b' }, 'body.name'],
  ['a quantity out of range', { name: 'x', quantity: 2 ** 31 }, 'body.quantity'],
  ['an unknown field', { name: 'x', nmae: 'y' }, 'body'],
  ['no object', [], 'body'],
])('refuses %s', async (_what, body, location) => {
  const response = await fetch(items, json('POST', body));
  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({
    title: 'Unprocessable Entity',
    errors: [{ location }],
  });
});

test.each([
  ['text/plain', 'name', 415],
  ['application/json', '{"name', 400],
])('refuses a body of %s: %s', async (type, body, status) => {
  const response = await fetch(items, { method: 'POST', headers: { 'content-type': type }, body });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status });
});

test.each(['abc', '0', '1.5', '99999999999999999999'])('refuses the id %s', async (id) => {
  expect((await fetch(`${items}/${id}`)).status).toBe(422);
});

test('lists page by page', async () => {
  const added = [];
  for (const name of ['a', 'b', 'c']) added.push((await create({ name })).id);
  const listed = [];
  let cursor = '';
  do {
    const response = await fetch(`${items}?limit=2${cursor && `&cursor=${cursor}`}`);
    expect(response.status).toBe(200);
    const page: ItemPage = ItemPage.parse(await response.json());
    expect(page.items.length).toBeLessThanOrEqual(2);
    listed.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ?? '';
  } while (cursor);
  expect(listed.slice(-3)).toEqual(added);
  expect(listed).toEqual([...new Set(listed)].sort((a, b) => a - b));
});

test.each(['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'cursor=MDE', 'cursor=LTE'])(
  'refuses ?%s',
  async (query) => {
    expect((await fetch(`${items}?${query}`)).status).toBe(422);
  },
);
