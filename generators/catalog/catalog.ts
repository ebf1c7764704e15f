import type { Catalog } from '../core/feature.ts';
import { githubActions } from './ci/github-actions.ts';
import { common } from './common.ts';
import { express } from './frameworks/express.ts';
import { fastapi } from './frameworks/fastapi.ts';
import { fastify } from './frameworks/fastify.ts';
import { flask } from './frameworks/flask.ts';
import { node } from './languages/node.ts';
import { python } from './languages/python.ts';
import { licenses } from './licenses.ts';
import { fluentd } from './logs/fluentd.ts';
import { journald } from './logs/journald.ts';
import { scheduler } from './processes/scheduler.ts';
import { web } from './processes/web.ts';
import { worker } from './processes/worker.ts';
import { mariadb } from './services/mariadb.ts';
import { mysql } from './services/mysql.ts';
import { postgres } from './services/postgres.ts';
import { rabbitmq } from './services/rabbitmq.ts';
import { redis } from './services/redis.ts';
import { valkey } from './services/valkey.ts';
import { cloudRun } from './targets/cloud-run.ts';
import { compose } from './targets/compose.ts';
import { fly } from './targets/fly.ts';
import { helm } from './targets/helm.ts';
import { heroku } from './targets/heroku.ts';
import { kubernetes } from './targets/kubernetes.ts';
import { render } from './targets/render.ts';
import { swarm } from './targets/swarm.ts';
import { version } from './version.ts';
import { versions } from './versions.ts';

/** Everything that can be chosen, in the order shown. An addition is one entry here, one file and one folder. */
export const catalog: Catalog = {
  version,
  versions,
  common,
  languages: [python, node],
  frameworks: [fastapi, flask, express, fastify],
  services: [postgres, mysql, mariadb, redis, valkey, rabbitmq],
  processes: [web, worker, scheduler],
  targets: [compose, swarm, kubernetes, helm, heroku, fly, render, cloudRun],
  ci: [githubActions],
  logs: [fluentd, journald],
  licenses,
};
