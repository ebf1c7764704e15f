import { amqp } from './amqp.ts';
import { mysql } from './mysql.ts';
import { postgresql } from './postgresql.ts';
import { redis } from './redis.ts';

/** What a backing service is used for. */
export type Role = 'sql' | 'cache' | 'queue';

/** Runs one of the service's own command-line tools in its container. */
export type Tool = (argv: readonly string[], input?: string) => Promise<string>;

/** A place of its own in a running service, as a URL and the means to look behind it. */
export interface Place {
  /** Reaches the service from this machine, with the credentials that its compose file gave it. */
  readonly url: URL;
  readonly tool: Tool;
  /** Starts a tool in the container and leaves it running: for a session that holds a lock. */
  readonly session: (argv: readonly string[]) => Session;
}

/** A tool that reads its standard input until it is closed. */
export interface Session {
  readonly send: (line: string) => void;
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

/** What only a SQL database can be asked. */
export interface Sql {
  /** Names of the tables that the application made. */
  readonly tables: (place: Place) => Promise<string[]>;
  /** Takes every table for itself; the function returned lets go. */
  readonly lock: (place: Place) => Promise<() => Promise<void>>;
  /** How many statements wait for a lock. */
  readonly waiting: (place: Place) => Promise<number>;
  /** Makes a copy of a place, tables and rows included. */
  readonly copy: (from: Place, name: string) => Promise<URL>;
  /** Makes a table that is in the way of a migration's. */
  readonly obstruct: (place: Place, table: string) => Promise<void>;
  /** Removes every table: what the application asks for then fails inside of it. */
  readonly dropAll: (place: Place) => Promise<void>;
}

/** How places are made in the services that speak one protocol; they are protocols, not frameworks. */
export interface Protocol {
  readonly roles: readonly Role[];
  /** Other spellings of the scheme that mean the same. */
  readonly dialects: readonly string[];
  /** The scheme that asks for TLS, if it is the scheme that asks. */
  readonly encrypted?: string;
  /** An empty place of its own; `number` differs for each of one run. */
  readonly create: (root: Place, name: string, number: number) => Promise<URL>;
  readonly remove: (root: Place, url: URL) => Promise<void>;
  /** Makes a user of this place with this password; returns the URL with both. */
  readonly withPassword: (place: Place, password: string) => Promise<URL>;
  /** Whether a connection that opens like this asks for encryption. */
  readonly encrypts: (opening: Buffer) => boolean;
  /** A query that asks for encryption, where it is not the scheme that asks. */
  readonly demand?: string;
  /** Whether the service offers encryption unless it is told to: most have no certificate then, some make one. */
  readonly offersTls?: true;
  readonly sql?: Sql;
}

/** TLS from the first byte on: a handshake record (RFC 8446, 5.1). */
export function isHandshake(opening: Buffer): boolean {
  return opening[0] === 0x16 && opening[1] === 0x03;
}

const protocols: Readonly<Record<string, Protocol>> = {
  postgresql,
  mysql,
  redis,
  amqp,
};

/** The protocol behind a URL's scheme. */
export function protocolOf(scheme: string): Protocol | undefined {
  const plain = scheme.replace(/:$/, '').replace(/\+.*$/, '');
  const named = protocols[plain];
  return named ?? Object.values(protocols).find(({ dialects }) => dialects.includes(plain));
}

/** The same URL with another path. */
export function withPath(url: URL, path: string): URL {
  const copy = new URL(url);
  copy.pathname = path;
  return copy;
}
