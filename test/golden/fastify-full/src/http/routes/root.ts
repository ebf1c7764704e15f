import { Greeting, greet } from '../../greeting.ts';
import { Info, info } from '../../info.ts';
import type { ZodPlugin } from '../zod.ts';

export const rootRoutes: ZodPlugin = async (app) => {
  app.get(
    '/',
    { schema: { summary: 'Greet, and count the visit', response: { 200: Greeting } } },
    () => greet(app.context),
  );

  app.get('/info', { schema: { summary: 'Tell what is running', response: { 200: Info } } }, () =>
    info(app.context),
  );

  app.get('/openapi.json', () => app.openapi());
};
