import { type Dialect, MysqlDialect, type MysqlPool } from 'kysely';
import { createPool } from 'mysql2';
import { ServiceUnavailableError } from '../backing-services/backing-service.ts';
import type { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';

export function mysqlDialect(url: ServiceUrl, connection: ConnectionLog): Dialect {
  const pool = createPool({
    ...(url.socket ? { socketPath: url.socket } : { host: url.host, port: url.port }),
    ...(url.username && { user: url.username }),
    ...(url.password && { password: url.password }),
    // mysql2 checks the name in the certificate only when asked to.
    ...(url.tls && { ssl: { ...url.tls, verifyIdentity: !url.tls.checkServerIdentity } }),
    database: url.path,
    connectionLimit: 10,
    connectTimeout: 5_000,
    // DATETIME has no zone: what is stored is UTC.
    timezone: 'Z',
  });
  const getConnection: MysqlPool['getConnection'] = (callback) => {
    pool.getConnection((cause, client) => {
      if (!cause) {
        connection.restored();
        return callback(null, client);
      }
      connection.lost(cause);
      callback(new ServiceUnavailableError('the database gives no connection', { cause }), client);
    });
  };
  return new MysqlDialect({ pool: { getConnection, end: (callback) => pool.end(callback) } });
}
