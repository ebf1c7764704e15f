import { inspect } from 'node:util';
import { type Tls, tlsOptions } from './tls.ts';

const schemes = {
  postgres: { kind: 'postgresql', port: 5432, encrypted: false },
  postgresql: { kind: 'postgresql', port: 5432, encrypted: false },
  redis: { kind: 'redis', port: 6379, encrypted: false },
  rediss: { kind: 'redis', port: 6379, encrypted: true },
  valkey: { kind: 'redis', port: 6379, encrypted: false },
  valkeys: { kind: 'redis', port: 6379, encrypted: true },
} as const;

export type ServiceKind = (typeof schemes)[keyof typeof schemes]['kind'];

/**
 * The URL of a backing service, taken apart: the one place that knows the dialects.
 * It hides its credentials from whatever prints or serialises it.
 */
export class ServiceUrl<Kind extends ServiceKind = ServiceKind> {
  readonly kind: Kind;
  readonly host: string;
  readonly port: number;
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** What follows the host, without its slash: a database or a virtual host. */
  readonly path: string;
  /** A Unix socket to use instead of host and port. */
  readonly socket: string | undefined;
  /** Set when the connection is to be encrypted. */
  readonly tls: Tls | undefined;

  /** Throws an error that says what is wrong without repeating any of `value`. */
  constructor(value: string, kinds: readonly Kind[]) {
    const url = parse(value);
    const name = url.protocol.slice(0, -1);
    const scheme = schemes[name as keyof typeof schemes];
    if (!isOneOf(kinds, scheme?.kind)) {
      const accepted = Object.keys(schemes).filter((name) =>
        isOneOf(kinds, schemes[name as keyof typeof schemes].kind),
      );
      throw new Error(`must start with ${accepted.map((name) => `${name}://`).join(' or ')}`);
    }
    if (!url.hostname) throw new Error('names no host');
    this.kind = scheme.kind as Kind;
    this.host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    this.port = Number(url.port) || scheme.port;
    this.username = decode(url.username) || undefined;
    this.password = decode(url.password) || undefined;
    this.path = decode(url.pathname.slice(1));
    if (scheme.kind === 'redis' && !/^\d*$/.test(this.path)) {
      throw new Error('must end in the number of a database, or nothing');
    }
    this.socket = socketPath(url.searchParams);
    this.tls = tlsOptions(url.searchParams, scheme.encrypted);
  }

  toJSON(): string {
    return '[redacted]';
  }

  [inspect.custom](): string {
    return `ServiceUrl(${this.kind}, [redacted])`;
  }
}

function parse(value: string): URL {
  // A URL that names a socket has no host, which the URL standard forbids next to credentials.
  const url = URL.parse(value.trim().replace(/^(\w+:\/\/[^/]*@)\//, '$1localhost/'));
  if (!url) {
    throw new Error('is not a URL (special characters in a password must be percent-encoded)');
  }
  return url;
}

function isOneOf<T>(values: readonly T[], value: unknown): value is T {
  return values.includes(value as T);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('is not percent-encoded correctly');
  }
}

/** As the engines' own clients spell it. */
function socketPath(parameters: URLSearchParams): string | undefined {
  const host = parameters.get('host');
  return host?.startsWith('/') ? host : (parameters.get('unix_socket') ?? undefined);
}
