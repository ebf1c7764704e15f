import type { Target } from '../../core/feature.ts';

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
  refuses: ({ shutdown }) =>
    shutdown.grace > LONGEST
      ? {
          flag: '--targets',
          reason: `it kills after ${LONGEST} s at most, and the grace period is ${shutdown.grace} s`,
        }
      : undefined,
};
