import type { Target } from '../../core/feature.ts';
import { graceWithin, oneListener } from '../limits.ts';

/** Seconds: the longest kill_timeout. */
const LONGEST = 300;

export const fly: Target = {
  kind: 'target',
  id: 'fly',
  title: 'Fly.io',
  summary: 'Machines from an image, one group for each process',
  purposes: {
    'fly.toml': 'Fly.io: processes, release phase, checks, machines',
  },
  refuses: (app) => oneListener(app) ?? graceWithin(app, LONGEST),
};
