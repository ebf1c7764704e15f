import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { PROBLEM_TYPE, ProblemDetails } from './problem.ts';
import { release } from './release.ts';

/** What a route takes and gives: the schemas that check it also describe it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With its parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject | undefined;
  readonly query?: z.ZodObject | undefined;
  readonly body?: z.ZodType | undefined;
  readonly responses: Readonly<Record<number, z.ZodType>>;
}

/** The API as an OpenAPI document. */
export function describeApi(operations: readonly Operation[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describeOperation(operation),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: release.name, version: release.version },
    paths,
  });
}

function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { summary, params, query, body, responses } = operation;
  return {
    summary,
    ...((params || query) && {
      requestParams: { ...(params && { path: params }), ...(query && { query }) },
    }),
    ...(body && { requestBody: { required: true, ...content('application/json', body) } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, schema]) => [
        status,
        { description: STATUS_CODES[status] ?? status, ...describeBody(schema) },
      ]),
    ),
  };
}

function describeBody(schema: z.ZodType) {
  if (schema instanceof z.ZodUndefined) return {};
  return content(schema === ProblemDetails ? PROBLEM_TYPE : 'application/json', schema);
}

function content(type: string, schema: z.ZodType) {
  return { content: { [type]: { schema } } };
}
