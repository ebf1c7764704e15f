import type { Service } from '../../core/feature.ts';
import { PRIVATE_SERVICES } from '../google-cloud.ts';
import { versions } from '../versions.ts';

const major = /:(\d+)/.exec(versions.images.postgres)?.[1] ?? '';

export const postgres: Service = {
  kind: 'service',
  id: 'postgres',
  title: 'PostgreSQL',
  summary: 'SQL database',
  roles: ['sql'],
  protocol: 'postgresql',
  variable: 'DATABASE_URL',
  url: 'postgresql://app:{password}@{host}:5432/app',
  port: 5432,
  image: versions.images.postgres,
  environment: { POSTGRES_USER: 'app', POSTGRES_PASSWORD: '{password}', POSTGRES_DB: 'app' },
  password: 'POSTGRES_PASSWORD',
  setPassword: `psql -U app -c "ALTER USER app PASSWORD '$NEW'"`,
  // Over TCP: while it initialises, the image's server answers on its socket alone.
  healthcheck: { command: 'pg_isready -h 127.0.0.1 -U app -d app', startPeriod: 30 },
  // The image keeps a folder for each major version under it since 18.
  volume: '/var/lib/postgresql',
  stopGrace: 60,
  managed: {
    heroku: {
      product: 'heroku-postgresql',
      plan: 'essential-0',
      rotate: 'heroku pg:credentials:rotate --app {name}',
    },
    fly: {
      product: 'Managed Postgres',
      plan: 'basic',
      setup: [
        'fly mpg create --name {name}-postgres --region ams --plan basic',
        'fly mpg attach CLUSTER_ID --app {name}',
      ],
      note: '`fly mpg list` names the cluster, and attaching it sets `DATABASE_URL`',
    },
    render: {
      product: 'Render Postgres',
      kind: 'database',
      plan: 'basic-256mb',
      settings: { postgresMajorVersion: major },
    },
    'cloud-run': {
      product: 'Cloud SQL',
      plan: 'db-g1-small',
      setup: [
        ...PRIVATE_SERVICES,
        `gcloud sql instances create {name} --database-version POSTGRES_${major} --edition enterprise --tier db-g1-small --region "$REGION" --network default --no-assign-ip`,
        'gcloud sql databases create app --instance {name}',
        'gcloud sql users create app --instance {name} --password …',
      ],
      note: '`postgresql://app:…@ADDRESS:5432/app`, the address being of `gcloud sql instances describe {name}`',
    },
  },
};
