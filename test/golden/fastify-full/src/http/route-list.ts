import type { FastifyInstance, RouteOptions } from 'fastify';
import type * as z from 'zod';
import type { Operation } from '../openapi.ts';
import { methodProblem } from '../problem.ts';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** The routes that are added after it. */
export class RouteList {
  readonly #app: FastifyInstance;
  readonly #routes: RouteOptions[] = [];

  constructor(app: FastifyInstance) {
    this.#app = app;
    app.addHook('onRoute', (route) => void this.#routes.push(route));
  }

  /** Those that say what they do, for the description of the API. */
  operations(): Operation[] {
    return this.#routes
      .filter(({ method, schema }) => method !== 'HEAD' && schema?.summary !== undefined)
      .map(({ method, url, schema }) => ({
        method: String(method).toLowerCase() as Operation['method'],
        path: url.replace(/:(\w+)/g, '{$1}'),
        summary: schema?.summary as string,
        params: schema?.params as z.ZodObject | undefined,
        query: schema?.querystring as z.ZodObject | undefined,
        body: schema?.body as z.ZodType | undefined,
        responses: schema?.response as Operation['responses'],
      }));
  }

  /** Answers 405 where there is a route, but for another method; Fastify by itself says 404. */
  refuseOtherMethods(): void {
    const methods = Map.groupBy(this.#routes, ({ url }) => url);
    for (const [url, routes] of methods) {
      const allowed = routes.flatMap(({ method }) => method);
      this.#app.route({
        method: METHODS.filter((method) => !allowed.includes(method)),
        url,
        handler: () => {
          throw methodProblem(allowed);
        },
      });
    }
  }
}
