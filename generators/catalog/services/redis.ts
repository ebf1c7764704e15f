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
  managed: {
    // Not Heroku's own Key-Value Store: nothing that a client trusts has signed its certificate.
    heroku: { product: 'rediscloud', plan: '30', note: 'raise the plan before the queue outgrows 30 MB' },
    fly: {
      product: 'Upstash Redis',
      plan: 'pay-as-you-go',
      setup: [
        'fly redis create --name {name}-redis --region ams --no-replicas --disable-eviction',
        "fly secrets set --app {name} --stage REDIS_URL='redis://…'",
      ],
      note: '`fly redis create` prints the URL',
    },
    render: {
      product: 'Render Key Value',
      kind: 'keyvalue',
      plan: 'starter',
      settings: { maxmemoryPolicy: 'noeviction' },
    },
    'cloud-run': {
      product: 'Memorystore',
      plan: 'standard',
      setup: [
        'gcloud services enable redis.googleapis.com',
        'gcloud redis instances create {name} --region "$REGION" --tier standard --size 1 --redis-config maxmemory-policy=noeviction',
      ],
      note: '`redis://ADDRESS:6379/0`, the address being of `gcloud redis instances describe {name} --region "$REGION"`',
    },
  },
};
