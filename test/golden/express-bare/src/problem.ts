import { STATUS_CODES } from 'node:http';
import * as z from 'zod';

export const PROBLEM_TYPE = 'application/problem+json';

/** The body of every response that reports an error (RFC 9457). */
export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    errors: z.array(z.object({ location: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'ProblemDetails' });

export type ProblemDetails = z.infer<typeof ProblemDetails>;

interface Extras {
  readonly errors?: ProblemDetails['errors'];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown wherever a request cannot be served, and sent as {@link ProblemDetails}. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: ProblemDetails['errors'];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail?: string, { errors, headers = {} }: Extras = {}) {
    super(detail ?? STATUS_CODES[status]);
    this.name = 'Problem';
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.headers = headers;
  }

  toJSON(): ProblemDetails {
    const title = STATUS_CODES[this.status] ?? 'Error';
    return {
      type: 'about:blank',
      title,
      status: this.status,
      ...(this.detail && this.detail !== title && { detail: this.detail }),
      ...(this.errors && { errors: this.errors }),
    };
  }
}

/** For a part of a request (`body`, `query` or `path`) that its schema does not accept. */
export function validationProblem(part: string, error: z.core.$ZodError): Problem {
  const errors = error.issues.map(({ path, message }) => ({
    location: [part, ...path].join('.'),
    detail: message,
  }));
  return new Problem(422, 'The request is not valid.', { errors });
}

/** For a method that a path does not support. */
export function methodProblem(allowed: readonly string[]): Problem {
  return new Problem(405, undefined, { headers: { allow: allowed.join(', ') } });
}

/** The problem that an error becomes; what was not expected is not for the client to see. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // What frameworks throw over a request that they cannot read.
  if (error instanceof Error && 'statusCode' in error) {
    const status = Number(error.statusCode);
    if (status >= 400 && status < 500) return new Problem(status, error.message);
  }
  return new Problem(500);
}
