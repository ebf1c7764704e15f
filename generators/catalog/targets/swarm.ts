import type { Target } from '../../core/feature.ts';
import { oneListener } from '../limits.ts';

export const swarm: Target = {
  kind: 'target',
  id: 'swarm',
  title: 'Docker Swarm',
  summary: 'a cluster of Docker hosts: rolling updates, secrets, rollback',
  docker: true,
  purposes: {
    'deploy/swarm/': 'Docker Swarm: the stack, and what releases it and rolls it back',
  },
  refuses: oneListener,
};
