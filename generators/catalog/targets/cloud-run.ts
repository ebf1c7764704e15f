import type { Target } from '../../core/feature.ts';

/** The longest name of a service. */
const NAME_LENGTH = 49;
/** Seconds from SIGTERM to SIGKILL, for every container. */
const GRACE = 10;

export const cloudRun: Target = {
  kind: 'target',
  id: 'cloud-run',
  title: 'Cloud Run',
  summary: 'a service, worker pools and a migration job on Google Cloud',
  oidc: true,
  shutdown: { preStop: 0, timeout: 8, margin: 2, grace: GRACE },
  purposes: {
    'deploy/cloud-run/': 'Cloud Run: service, worker pools, migration, what releases them',
  },
  refuses: ({ name, processes, shutdown }) => {
    const longest = Math.max(...processes.map((process) => `${name}-${process.name}`.length));
    if (longest > NAME_LENGTH)
      return {
        flag: '--name',
        reason: `its names have at most ${NAME_LENGTH} characters, and one here has ${longest}`,
      };
    if (shutdown.preStop + shutdown.timeout + shutdown.margin > GRACE)
      return {
        flag: '--targets',
        reason: `it kills after ${GRACE} s, and SHUTDOWN_TIMEOUT is ${shutdown.timeout}`,
      };
    return undefined;
  },
};
