import { until } from '../system/wait.ts';
import { type Place, type Protocol, withPath } from './protocol.ts';

// As root, whose password the image takes from its environment: the application's user may not make databases.
const ROOT =
  'exec mysql -h127.0.0.1 -uroot -p"${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}" -N -B --unbuffered "$@"';

const mysqlTool = (database: string) => ['sh', '-c', ROOT, 'mysql', ...(database ? [database] : [])];
const query = (place: Place, sql: string, database = place.url.pathname.slice(1)) =>
  place.tool([...mysqlTool(database), '-e', sql]);

const lines = (text: string) => text.split('\n').filter(Boolean);

export const mysql: Protocol = {
  roles: ['sql'],
  dialects: ['mariadb'],
  async create(root, name) {
    const user = decodeURIComponent(root.url.username);
    await query(root, `CREATE DATABASE ${name}; GRANT ALL ON ${name}.* TO '${user}'@'%'`);
    return withPath(root.url, `/${name}`);
  },
  async remove(root, url) {
    await query(root, `DROP DATABASE IF EXISTS ${url.pathname.slice(1)}`, '');
  },
  async withPassword(place, password) {
    const database = place.url.pathname.slice(1);
    const user = database.slice(0, 30);
    const literal = password.replaceAll('\\', '\\\\').replaceAll("'", "''");
    await query(place, `CREATE USER '${user}'@'%' IDENTIFIED BY '${literal}'`);
    await query(place, `GRANT ALL ON ${database}.* TO '${user}'@'%'`);
    const url = new URL(place.url);
    url.username = user;
    url.password = encodeURIComponent(password);
    return url;
  },
  // The server speaks first; a client that wants TLS answers with 32 bytes and the flag CLIENT_SSL.
  encrypts: (opening) => opening.length >= 6 && (opening.readUInt16LE(4) & 0x0800) !== 0,
  demand: 'sslmode=require',
  sql: {
    tables: async (place) => lines(await query(place, 'SHOW TABLES')),
    async lock(place) {
      const tables = lines(await query(place, 'SHOW TABLES'));
      const session = place.session(mysqlTool(place.url.pathname.slice(1)));
      session.send(`LOCK TABLES ${tables.map((name) => `${name} WRITE`).join(', ')}; SELECT 'locked';`);
      await until('the lock is taken', 20_000, () => session.output().includes('locked'));
      return session.close;
    },
    waiting: async (place) =>
      Number(
        await query(
          place,
          "SELECT count(*) FROM information_schema.processlist WHERE db = database() AND state LIKE 'Waiting%'",
        ),
      ),
    async dropAll(place) {
      const tables = lines(await query(place, 'SHOW TABLES'));
      await query(place, `SET foreign_key_checks = 0; DROP TABLE ${tables.join(', ')}`);
    },
    obstruct: async (place, table) => {
      await query(place, `CREATE TABLE ${table} (in_the_way int)`);
    },
  },
};
