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
import type { ZodPlugin } from '../zod.ts';

export const itemRoutes: ZodPlugin = async (app) => {
  const db = () => app.context.services.database.db;

  app.get(
    '/items',
    {
      schema: {
        summary: 'List the items',
        querystring: PageQuery,
        response: { 200: ItemPage, ...problems(422, 503) },
      },
    },
    ({ query }) => listItems(db(), query),
  );

  app.post(
    '/items',
    {
      schema: {
        summary: 'Add an item',
        body: NewItem,
        response: { 201: Item, ...problems(422, 503) },
      },
    },
    async ({ body }, reply) => {
      const item = await createItem(db(), body);
      return reply.code(201).header('location', `/items/${item.id}`).send(item);
    },
  );

  app.get(
    '/items/:id',
    {
      schema: {
        summary: 'Show an item',
        params: ItemParams,
        response: { 200: Item, ...problems(404, 422, 503) },
      },
    },
    ({ params }) => findItem(db(), params.id),
  );

  app.patch(
    '/items/:id',
    {
      schema: {
        summary: 'Change an item',
        params: ItemParams,
        body: ItemChanges,
        response: { 200: Item, ...problems(404, 422, 503) },
      },
    },
    ({ params, body }) => updateItem(db(), params.id, body),
  );

  app.delete(
    '/items/:id',
    {
      schema: {
        summary: 'Remove an item',
        params: ItemParams,
        response: { 204: z.undefined(), ...problems(404, 422, 503) },
      },
    },
    async ({ params }, reply) => {
      await deleteItem(db(), params.id);
      return reply.code(204).send();
    },
  );
};
