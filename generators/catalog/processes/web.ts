import type { ProcessType } from '../../core/feature.ts';

export const web: ProcessType = {
  kind: 'process',
  id: 'web',
  title: 'web',
  summary: 'serves HTTP on PORT',
  required: true,
  process: {
    name: 'web',
    summary: 'serves HTTP on `PORT`',
    command: ['app', 'web'],
    healthcheck: ['app', 'healthcheck'],
    http: true,
    singleton: false,
    replicas: 2,
  },
};
