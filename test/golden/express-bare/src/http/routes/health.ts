import { Liveness } from '../../health.ts';
import { route } from '../route.ts';

export const healthRoutes = [
  ...['/health/live', '/up'].map((path) =>
    route({
      method: 'get',
      path,
      summary: 'Is the process alive?',
      responses: { 200: Liveness },
      handle: () => ({ status: 'ok' }),
    }),
  ),

  route({
    method: 'get',
    path: '/health/ready',
    summary: 'Can requests be answered?',
    responses: { 200: Liveness },
    handle: () => ({ status: 'ok' }),
  }),
];
