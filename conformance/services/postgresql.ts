import { until } from '../system/wait.ts';
import { type Place, type Protocol, withPath } from './protocol.ts';

const QUIET = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'];

const psql = ({ url }: Pick<Place, 'url'>, database = url.pathname.slice(1)) => {
  const password = `PGPASSWORD=${decodeURIComponent(url.password)}`;
  const user = decodeURIComponent(url.username);
  return ['env', password, 'psql', '-h', '127.0.0.1', '-U', user, '-d', database, ...QUIET];
};

const query = (place: Place, sql: string) => place.tool([...psql(place), '-c', sql]);

const USER_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'";

export const postgresql: Protocol = {
  roles: ['sql'],
  dialects: ['postgres'],
  async create(root, name) {
    await query(root, `CREATE DATABASE ${name}`);
    return withPath(root.url, `/${name}`);
  },
  async remove(root, url) {
    await query(root, `DROP DATABASE IF EXISTS ${url.pathname.slice(1)} WITH (FORCE)`);
  },
  async withPassword(place, password) {
    const user = `conf_${place.url.pathname.slice(1)}`;
    const literal = password.replaceAll("'", "''");
    await query(place, `CREATE ROLE ${user} LOGIN SUPERUSER PASSWORD '${literal}'`);
    const url = new URL(place.url);
    url.username = user;
    url.password = encodeURIComponent(password);
    return url;
  },
  // SSLRequest, with which a client asks before it says anything else.
  encrypts: (opening) => opening.length >= 8 && opening.readUInt32BE(4) === 80_877_103,
  demand: 'sslmode=require',
  sql: {
    tables: async (place) => (await query(place, USER_TABLES)).split('\n').filter(Boolean),
    async lock(place) {
      const tables = (await query(place, USER_TABLES)).split('\n').filter(Boolean);
      const session = place.session(psql(place));
      session.send(`BEGIN; LOCK TABLE ${tables.join(', ')}; SELECT 'locked';`);
      await until('the lock is taken', 20_000, () => session.output().includes('locked'));
      return session.close;
    },
    waiting: async (place) =>
      Number(
        await query(
          place,
          "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        ),
      ),
    async copy(from, name) {
      const template = from.url.pathname.slice(1);
      await from.tool([...psql(from, 'postgres'), '-c', `CREATE DATABASE ${name} TEMPLATE ${template}`]);
      return withPath(from.url, `/${name}`);
    },
    async dropAll(place) {
      const tables = (await query(place, USER_TABLES)).split('\n').filter(Boolean);
      await query(place, `DROP TABLE ${tables.join(', ')} CASCADE`);
    },
    obstruct: async (place, table) => {
      await query(place, `CREATE TABLE ${table} (in_the_way int)`);
    },
  },
};
