import { Greeting, greet } from '../../greeting.ts';
import { Info, info } from '../../info.ts';
import { route } from '../route.ts';

export const rootRoutes = [
  route({
    method: 'get',
    path: '/',
    summary: 'Greet',
    responses: { 200: Greeting },
    handle: () => greet(),
  }),

  route({
    method: 'get',
    path: '/info',
    summary: 'Tell what is running',
    responses: { 200: Info },
    handle: ({ context }) => info(context),
  }),
];
