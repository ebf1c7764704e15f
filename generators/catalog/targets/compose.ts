import type { Target } from '../../core/feature.ts';

export const compose: Target = {
  kind: 'target',
  id: 'compose',
  title: 'Docker Compose',
  summary: 'one host: development, and production from an image digest',
  docker: true,
  purposes: {
    'compose.yaml': 'the whole service on one machine',
    'compose.override.yaml': 'development: local build, watch, ports on 127.0.0.1',
    'compose.prod.yaml': 'production: an image by digest',
  },
};
