import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { describeApi } from '../openapi.ts';
import { methodProblem, PROBLEM_TYPE, Problem, problemFrom } from '../problem.ts';
import { handlers } from './route.ts';
import { routes } from './routes/routes.ts';

/** What answers the requests; the server that takes them in is not its concern. */
export async function createApp(context: Context): Promise<RequestListener> {
  const app = express();
  app.disable('etag');
  app.disable('x-powered-by');

  for (const [path, operations] of Map.groupBy(routes, ({ path }) => path)) {
    const resource = app.route(path.replace(/\{(\w+)\}/g, ':$1'));
    for (const route of operations) resource[route.method](...handlers(route, context));
    resource.all(refuse(operations.map(({ method }) => method)));
  }
  app
    .route('/openapi.json')
    .get((_request, response) => void response.json(describeApi(routes)))
    .all(refuse(['get']));

  app.use(() => {
    throw new Problem(404);
  });
  app.use(sendProblem(context));
  return app;
}

function refuse(methods: string[]): RequestHandler {
  const allowed = methods.map((method) => method.toUpperCase());
  if (allowed.includes('GET')) allowed.push('HEAD');
  return () => {
    throw methodProblem(allowed);
  };
}

function sendProblem({ logger }: Context): ErrorRequestHandler {
  const log = logger.child({ logger: 'http' });
  return (error, _request, response, next) => {
    const problem = problemFrom(error);
    if (problem.status >= 500) log.error({ err: error }, 'the request failed');
    // Too late for a problem: Express then closes the connection.
    if (response.headersSent) return next(error);
    response.status(problem.status).set(problem.headers).type(PROBLEM_TYPE);
    response.send(JSON.stringify(problem));
  };
}
