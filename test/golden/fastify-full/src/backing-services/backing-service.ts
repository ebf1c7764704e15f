/** A backing service: an attached resource that is reached by one URL. */
export interface BackingService {
  /** The engine behind the URL. */
  readonly kind: string;
  /** Resolves when the service answers. */
  check(): Promise<unknown>;
  /** Lets go of all connections. */
  close(): Promise<unknown>;
}

/** A service that the work at hand needs does not answer. */
export class ServiceUnavailableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServiceUnavailableError';
  }
}

/** Whether an error says that a service cannot be reached, rather than that it refused. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof ServiceUnavailableError || networkErrors.has(errorCode(error) ?? '');
}

/** The code that drivers and Node put on most errors, or on what has caused them. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? String(error.code) : errorCode(error.cause);
}

const networkErrors = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
