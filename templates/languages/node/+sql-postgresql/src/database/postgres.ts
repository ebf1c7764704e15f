import { type Dialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { ServiceUnavailableError } from '../backing-services/backing-service.ts';
import type { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';
import { requestContext } from '../logging.ts';
import { release } from '../release.ts';

export function postgresDialect(url: ServiceUrl, connection: ConnectionLog): Dialect {
  const pool = new Pool({
    host: url.socket ?? url.host,
    port: url.port,
    user: url.username,
    password: url.password,
    database: url.path,
    ssl: url.tls ?? false,
    application_name: release.name,
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // Emitted for a connection that breaks while idle; with no listener it would end the process.
  pool.on('error', (error) => {
    // The request during which it was opened has nothing to do with it.
    requestContext.exit(() => connection.lost(error));
  });
  const connect = async () => {
    try {
      const client = await pool.connect();
      connection.restored();
      return client;
    } catch (cause) {
      connection.lost(cause as Error);
      throw new ServiceUnavailableError('the database gives no connection', { cause });
    }
  };
  return new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } });
}

/** As the driver's own, but `bigint` becomes a number and not a string. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format as 'text');
