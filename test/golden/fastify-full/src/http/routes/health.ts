import { checkReadiness, Liveness, Readiness } from '../../health.ts';
import type { ZodPlugin } from '../zod.ts';

export const healthRoutes: ZodPlugin = async (app) => {
  for (const path of ['/health/live', '/up']) {
    app.get(
      path,
      { schema: { summary: 'Is the process alive?', response: { 200: Liveness } } },
      () => ({ status: 'ok' as const }),
    );
  }

  app.get(
    '/health/ready',
    {
      schema: {
        summary: 'Do all backing services answer?',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const readiness = await checkReadiness(app.context);
      return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
    },
  );
};
