import * as z from 'zod';
import { createItem, deleteItem, findItem, listItems, updateItem } from '../../items/items.ts';
import {
  Item,
  ItemChanges,
  ItemPage,
  ItemParams,
  NewItem,
  PageQuery,
} from '../../items/schemas.ts';
import { problems } from '../../problem.ts';
import { route } from '../route.ts';

export const itemRoutes = [
  route({
    method: 'get',
    path: '/items',
    summary: 'List the items',
    query: PageQuery,
    responses: { 200: ItemPage, ...problems(422, 503) },
    handle: ({ query, context }) => listItems(context.services.database.db, query),
  }),

  route({
    method: 'post',
    path: '/items',
    summary: 'Add an item',
    body: NewItem,
    responses: { 201: Item, ...problems(422, 503) },
    async handle({ body, context }, response) {
      const item = await createItem(context.services.database.db, body);
      response.status(201).location(`/items/${item.id}`);
      return item;
    },
  }),

  route({
    method: 'get',
    path: '/items/{id}',
    summary: 'Show an item',
    params: ItemParams,
    responses: { 200: Item, ...problems(404, 422, 503) },
    handle: ({ params, context }) => findItem(context.services.database.db, params.id),
  }),

  route({
    method: 'patch',
    path: '/items/{id}',
    summary: 'Change an item',
    params: ItemParams,
    body: ItemChanges,
    responses: { 200: Item, ...problems(404, 422, 503) },
    handle: ({ params, body, context }) =>
      updateItem(context.services.database.db, params.id, body),
  }),

  route({
    method: 'delete',
    path: '/items/{id}',
    summary: 'Remove an item',
    params: ItemParams,
    responses: { 204: z.undefined(), ...problems(404, 422, 503) },
    async handle({ params, context }, response) {
      await deleteItem(context.services.database.db, params.id);
      response.status(204);
    },
  }),
];
