import type { Service } from '../../core/feature.ts';
import { versions } from '../versions.ts';

export const valkey: Service = {
  kind: 'service',
  id: 'valkey',
  title: 'Valkey',
  summary: 'cache and job queue',
  roles: ['cache', 'queue'],
  protocol: 'redis',
  variable: 'REDIS_URL',
  url: 'redis://{host}:6379/0',
  port: 6379,
  image: versions.images.valkey,
  environment: {},
  // A queue must survive a restart and must never be evicted.
  command: ['valkey-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
  // valkey-cli exits 0 on an error reply too: the answer counts.
  healthcheck: { command: 'valkey-cli ping | grep -q PONG', startPeriod: 10 },
  volume: '/data',
  stopGrace: 30,
  managed: {
    // Not Heroku's own Key-Value Store: nothing that a client trusts has signed its certificate.
    render: {
      product: 'Render Key Value',
      kind: 'keyvalue',
      plan: 'starter',
      settings: { maxmemoryPolicy: 'noeviction' },
    },
  },
};
