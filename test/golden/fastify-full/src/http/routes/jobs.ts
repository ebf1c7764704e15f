import { AcceptedJob, acceptJob, NewJob } from '../../jobs/job.ts';
import { problems } from '../../problem.ts';
import type { ZodPlugin } from '../zod.ts';

export const jobRoutes: ZodPlugin = async (app) => {
  app.post(
    '/jobs',
    {
      schema: {
        summary: 'Have a job done',
        body: NewJob,
        response: { 202: AcceptedJob, ...problems(422, 503) },
      },
    },
    async ({ body }, reply) => {
      const job = await acceptJob(app.context.services.queue, body);
      return reply.code(202).send(job);
    },
  );
};
