import type { Service } from '../../core/feature.ts';
import { versions } from '../versions.ts';

export const mariadb: Service = {
  kind: 'service',
  id: 'mariadb',
  title: 'MariaDB',
  summary: 'SQL database',
  roles: ['sql'],
  protocol: 'mysql',
  variable: 'DATABASE_URL',
  url: 'mysql://app:{password}@{host}:3306/app',
  port: 3306,
  image: versions.images.mariadb,
  // The user `app` is shut up in its one database; root makes the databases that tests use.
  environment: {
    MARIADB_USER: 'app',
    MARIADB_PASSWORD: '{password}',
    MARIADB_DATABASE: 'app',
    MARIADB_ROOT_PASSWORD: '{password}',
  },
  password: 'MARIADB_PASSWORD',
  // Root's stays in step with `.env` too, or the next change could not be made.
  setPassword: `MYSQL_PWD=$MARIADB_ROOT_PASSWORD mariadb -u root -e "ALTER USER app IDENTIFIED BY '$NEW', root IDENTIFIED BY '$NEW', root@localhost IDENTIFIED BY '$NEW'"`,
  // The image's own: it connects over TCP, which the server does not offer while it initialises.
  healthcheck: { command: 'healthcheck.sh --connect --innodb_initialized', startPeriod: 60 },
  volume: '/var/lib/mysql',
  stopGrace: 60,
  managed: {
    heroku: { product: 'jawsdb-maria', plan: 'leopard' },
  },
};
