import express, { type RequestHandler, type Response } from 'express';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import type { Operation } from '../openapi.ts';
import { Problem, validationProblem } from '../problem.ts';

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a handler is given: the parts of the request, as their schemas have left them. */
interface Input<Params, Query, Body> {
  readonly params: Output<Params>;
  readonly query: Output<Query>;
  readonly body: Output<Body>;
  readonly context: Context;
}

/** An operation and what carries it out; what `handle` returns is the body of the response. */
export interface Route<Params = unknown, Query = unknown, Body = unknown> extends Operation {
  handle(input: Input<Params, Query, Body>, response: Response): unknown;
}

/** Declares a route; its handler has the types that its schemas describe. */
export function route<
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(route: Route<Params, Query, Body> & { params?: Params; query?: Query; body?: Body }): Route {
  return route as Route;
}

/** What Express runs for a route. */
export function handlers(route: Route, context: Context): RequestHandler[] {
  const answer: RequestHandler = async (request, response) => {
    const input = {
      params: check('path', route.params, request.params),
      query: check('query', route.query, request.query),
      body: check('body', route.body, request.body),
      context,
    };
    const result = await route.handle(input as never, response);
    // Sends what the schema of the response names, and nothing else.
    const body = route.responses[response.statusCode]?.parse(result);
    if (body === undefined) response.end();
    else response.json(body);
  };
  return route.body
    ? [acceptJson, express.json({ limit: '1mb', strict: false }), answer]
    : [answer];
}

const acceptJson: RequestHandler = (request, _response, next) => {
  if (request.is('json') === false) throw new Problem(415);
  next();
};

function check(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  const result = schema?.safeParse(value);
  if (result?.error) throw validationProblem(part, result.error);
  return result?.data;
}
