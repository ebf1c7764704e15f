import type { ProcessType } from '../../core/feature.ts';

export const scheduler: ProcessType = {
  kind: 'process',
  id: 'scheduler',
  title: 'scheduler',
  summary: 'fires periodic work, one instance',
  process: {
    name: 'scheduler',
    summary: 'fires periodic work; exactly one instance',
    command: ['app', 'scheduler'],
    healthcheck: ['app', 'healthcheck', 'scheduler'],
    http: false,
    singleton: true,
    replicas: 1,
  },
  variables: [
    {
      name: 'SCHEDULE_INTERVAL',
      summary: 'Seconds between two runs of the periodic work',
      type: 'integer',
      default: '60',
      minimum: 1,
      maximum: 86_400,
      secret: false,
    },
  ],
};
