import type { Service } from '../../core/feature.ts';
import { PRIVATE_SERVICES } from '../google-cloud.ts';
import { versions } from '../versions.ts';

const [, series = ''] = /:(\d+\.\d+)/.exec(versions.images.mysql) ?? [];

export const mysql: Service = {
  kind: 'service',
  id: 'mysql',
  title: 'MySQL',
  summary: 'SQL database',
  roles: ['sql'],
  protocol: 'mysql',
  variable: 'DATABASE_URL',
  url: 'mysql://app:{password}@{host}:3306/app',
  port: 3306,
  image: versions.images.mysql,
  // The user `app` is shut up in its one database; root makes the databases that tests use.
  environment: {
    MYSQL_USER: 'app',
    MYSQL_PASSWORD: '{password}',
    MYSQL_DATABASE: 'app',
    MYSQL_ROOT_PASSWORD: '{password}',
  },
  password: 'MYSQL_PASSWORD',
  // Root's stays in step with `.env` too, or the next change could not be made.
  setPassword: `MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql -u root -e "ALTER USER app IDENTIFIED BY '$NEW', root IDENTIFIED BY '$NEW', root@localhost IDENTIFIED BY '$NEW'"`,
  // Over TCP: while it initialises, the image's server answers on its socket alone. A statement as the
  // application's user, since mysqladmin's ping takes a refused login for an answer.
  healthcheck: {
    command: "MYSQL_PWD=$MYSQL_PASSWORD mysql -h 127.0.0.1 -u app -e 'SELECT 1' app",
    startPeriod: 60,
  },
  volume: '/var/lib/mysql',
  stopGrace: 60,
  managed: {
    heroku: { product: 'jawsdb', plan: 'leopard' },
    'cloud-run': {
      product: 'Cloud SQL',
      plan: 'db-g1-small',
      setup: [
        ...PRIVATE_SERVICES,
        `gcloud sql instances create {name} --database-version MYSQL_${series.replace('.', '_')} --edition enterprise --tier db-g1-small --region "$REGION" --network default --no-assign-ip`,
        'gcloud sql databases create app --instance {name} --charset utf8mb4',
        'gcloud sql users create app --instance {name} --password …',
      ],
      note: '`mysql://app:…@ADDRESS:3306/app`, the address being of `gcloud sql instances describe {name}`',
    },
  },
};
