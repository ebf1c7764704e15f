import type { Catalog } from '../core/feature.ts';
import { githubActions } from './ci/github-actions.ts';
import { common } from './common.ts';
import { fastapi } from './frameworks/fastapi.ts';
import { python } from './languages/python.ts';
import { licenses } from './licenses.ts';
import { scheduler } from './processes/scheduler.ts';
import { web } from './processes/web.ts';
import { worker } from './processes/worker.ts';
import { postgres } from './services/postgres.ts';
import { redis } from './services/redis.ts';
import { compose } from './targets/compose.ts';
import { version } from './version.ts';
import { versions } from './versions.ts';

/** Everything that can be chosen, in the order shown. An addition is one entry here, one file and one folder. */
export const catalog: Catalog = {
  version,
  versions,
  common,
  languages: [python],
  frameworks: [fastapi],
  services: [postgres, redis],
  processes: [web, worker, scheduler],
  targets: [compose],
  ci: [githubActions],
  logs: [],
  licenses,
};
