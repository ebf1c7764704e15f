import type { Service } from '../../core/feature.ts';
import { versions } from '../versions.ts';

export const redis: Service = {
  kind: 'service',
  id: 'redis',
  title: 'Redis',
  summary: 'cache and job queue',
  roles: ['cache', 'queue'],
  protocol: 'redis',
  variable: 'REDIS_URL',
  url: 'redis://{host}:6379/0',
  port: 6379,
  image: versions.images.redis,
  environment: {},
  // A queue must survive a restart and must never be evicted.
  command: ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
  // redis-cli exits 0 on an error reply too: the answer counts.
  healthcheck: { command: 'redis-cli ping | grep -q PONG', startPeriod: 10 },
  volume: '/data',
  stopGrace: 30,
};
