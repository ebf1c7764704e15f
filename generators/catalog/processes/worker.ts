import type { ProcessType } from '../../core/feature.ts';

export const worker: ProcessType = {
  kind: 'process',
  id: 'worker',
  title: 'worker',
  summary: 'takes jobs from the queue',
  needs: 'queue',
  process: {
    name: 'worker',
    summary: 'takes jobs from the queue',
    command: ['app', 'worker'],
    healthcheck: ['app', 'healthcheck', 'worker'],
    http: false,
    singleton: false,
    replicas: 2,
  },
};
