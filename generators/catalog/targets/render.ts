import type { Target } from '../../core/feature.ts';
import { graceWithin } from '../limits.ts';

/** Seconds: the longest maxShutdownDelaySeconds. */
const LONGEST = 300;

export const render: Target = {
  kind: 'target',
  id: 'render',
  title: 'Render',
  summary: 'a blueprint: services from an image, managed databases',
  purposes: {
    'render.yaml': 'Render: services, databases, variables',
    'deploy/render/': 'Render: what releases an image',
  },
  refuses: (app) => graceWithin(app, LONGEST),
};
