import { until } from '../system/wait.ts';
import { type Place, type Protocol, withPath } from './protocol.ts';

// As root, whose password the image takes from its environment: the application's user may not make databases.
const AS_ROOT = [
  'export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"',
  // MariaDB's image holds no tool by MySQL's name.
  'either() { command -v "$1" || command -v "$2"; }',
  'CLIENT="$(either mariadb mysql) -h127.0.0.1 -uroot --default-character-set=utf8mb4"',
  'DUMP="$(either mariadb-dump mysqldump) -h127.0.0.1 -uroot --skip-comments"',
].join('; ');
const CLIENT = `${AS_ROOT}; exec $CLIENT -N -B --unbuffered "$@"`;
const COPY = `${AS_ROOT}; $DUMP "$1" | $CLIENT "$2"`;

const client = (database: string) => ['sh', '-c', CLIENT, 'client', ...(database ? [database] : [])];
const databaseOf = ({ url }: Pick<Place, 'url'>) => url.pathname.slice(1);
const query = (place: Place, sql: string, database = databaseOf(place)) =>
  place.tool([...client(database), '-e', sql]);

const tablesOf = async (place: Place) =>
  (await query(place, 'SHOW TABLES'))
    .split('\n')
    .filter(Boolean)
    .map((name) => `\`${name}\``);

async function create(root: Place, name: string): Promise<URL> {
  const user = decodeURIComponent(root.url.username);
  await query(root, `CREATE DATABASE ${name}; GRANT ALL ON ${name}.* TO '${user}'@'%'`, '');
  return withPath(root.url, `/${name}`);
}

export const mysql: Protocol = {
  roles: ['sql'],
  dialects: ['mariadb'],
  create,
  async remove(root, url) {
    await query(root, `DROP DATABASE IF EXISTS ${databaseOf({ url })}`, '');
  },
  async withPassword(place, password) {
    const database = databaseOf(place);
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
  offersTls: true,
  sql: {
    tables: async (place) => (await tablesOf(place)).map((name) => name.slice(1, -1)),
    async lock(place) {
      const tables = await tablesOf(place);
      const session = place.session(client(databaseOf(place)));
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
    async copy(from, name) {
      const url = await create(from, name);
      await from.tool(['sh', '-c', COPY, 'copy', databaseOf(from), name]);
      return url;
    },
    async dropAll(place) {
      const tables = await tablesOf(place);
      await query(place, `SET foreign_key_checks = 0; DROP TABLE ${tables.join(', ')}`);
    },
    obstruct: async (place, table) => {
      await query(place, `CREATE TABLE ${table} (in_the_way int)`);
    },
  },
};
