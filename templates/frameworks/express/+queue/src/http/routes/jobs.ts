import { AcceptedJob, acceptJob, NewJob } from '../../jobs/job.ts';
import { problems } from '../../problem.ts';
import { route } from '../route.ts';

export const jobRoutes = [
  route({
    method: 'post',
    path: '/jobs',
    summary: 'Have a job done',
    body: NewJob,
    responses: { 202: AcceptedJob, ...problems(422, 503) },
    handle({ body, context }, response) {
      response.status(202);
      return acceptJob(context.services.queue, body);
    },
  }),
];
