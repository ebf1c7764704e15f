import type {
  FastifyPluginAsync,
  FastifySchemaCompiler,
  FastifySerializerCompiler,
  FastifyTypeProvider,
  RawServerDefault,
} from 'fastify';
import type * as z from 'zod';
import { validationProblem } from '../problem.ts';

declare module 'fastify' {
  interface FastifySchema {
    /** What the route does; one without is left out of the description of the API. */
    summary?: string;
  }
}

/** Gives handlers the types that the zod schemas of their routes describe. */
export interface ZodTypeProvider extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown;
}

export type ZodPlugin = FastifyPluginAsync<Record<never, never>, RawServerDefault, ZodTypeProvider>;

const parts: Record<string, string> = { params: 'path', querystring: 'query' };

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = parts[httpPart ?? ''] ?? 'body';
  return (data) => {
    const { success, data: value, error } = schema.safeParse(data);
    return success ? { value } : { error: validationProblem(part, error) };
  };
};

/** Sends what the schema of the response names, and nothing else. */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> = ({ schema }) => {
  return (data) => JSON.stringify(schema.parse(data));
};
