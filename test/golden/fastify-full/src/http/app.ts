import type { RequestListener } from 'node:http';
import { type FastifyBaseLogger, type FastifyReply, fastify, LogController } from 'fastify';
import type { Context } from '../context.ts';
import { requestContext } from '../logging.ts';
import { describeApi } from '../openapi.ts';
import { PROBLEM_TYPE, Problem, problemFrom } from '../problem.ts';
import { RouteList } from './route-list.ts';
import { healthRoutes } from './routes/health.ts';
import { itemRoutes } from './routes/items.ts';
import { jobRoutes } from './routes/jobs.ts';
import { rootRoutes } from './routes/root.ts';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from './zod.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly context: Context;
    /** The description of the API. */
    openapi(): object;
  }
}

/** What answers the requests; the server that takes them in is not its concern. */
export async function createApp(context: Context): Promise<RequestListener> {
  const app = await buildApp(context);
  return app.routing;
}

/** Built without a context, the application can be described but not used. */
export async function buildApp(context?: Context) {
  const logger: FastifyBaseLogger | undefined = context?.logger.child({ logger: 'http' });
  const app = fastify({
    ...(logger && { loggerInstance: logger }),
    // The server logs the requests, and every line has the id of its request already.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    requestIdHeader: 'x-request-id',
    frameworkErrors: (error, _request, reply) => sendProblem(reply, problemFrom(error)),
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  // Reading a body leaves the context that the request came in.
  app.addHook('preValidation', (request, _reply, done) => {
    requestContext.run({ request_id: request.id }, done);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemFrom(error);
    // A client that went away is no failure of ours.
    if (problem.status >= 500 && !request.socket.destroyed) {
      app.log.error({ err: error }, 'the request failed');
    }
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem(404)));

  const routes = new RouteList(app);
  app.decorate('openapi', () => describeApi(routes.operations()));
  if (context) app.decorate('context', context);
  await app.register(rootRoutes);
  await app.register(healthRoutes);
  await app.register(itemRoutes);
  await app.register(jobRoutes);
  routes.refuseOtherMethods();
  await app.ready();
  return app;
}

function sendProblem(reply: FastifyReply, problem: Problem) {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem));
}
