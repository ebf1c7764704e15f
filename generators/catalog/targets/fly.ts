import type { Target } from '../../core/feature.ts';

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
  refuses: ({ shutdown }) =>
    shutdown.grace > LONGEST
      ? {
          flag: '--targets',
          reason: `it kills after ${LONGEST} s at most, and the grace period is ${shutdown.grace} s`,
        }
      : undefined,
};
