import type { Service } from '../../core/feature.ts';
import { versions } from '../versions.ts';

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
  // Over TCP: while it initialises, the image's server answers on its socket alone.
  healthcheck: { command: 'pg_isready -h 127.0.0.1 -U app -d app', startPeriod: 30 },
  // The image keeps a folder for each major version under it since 18.
  volume: '/var/lib/postgresql',
  stopGrace: 60,
};
