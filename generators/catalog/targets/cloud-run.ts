import type { Target } from '../../core/feature.ts';
import { graceWithin, nameWithin, oneListener } from '../limits.ts';

/** The longest id of a service account: shorter than what the other names may have. */
const ACCOUNT_LENGTH = 30;
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
  refuses: (app) =>
    oneListener(app) ??
    nameWithin(app, ACCOUNT_LENGTH - '-run'.length, 'the service account it runs as') ??
    graceWithin(app, GRACE),
};
