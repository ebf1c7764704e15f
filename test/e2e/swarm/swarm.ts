import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalog } from '../../../generators/catalog/catalog.ts';
import type { BackingService } from '../../../generators/core/backing-service.ts';
import { attach } from '../../../generators/core/helpers.ts';
import { atEnd } from '../at-end.ts';
import { attempt, type Finished, sh, until } from '../shell.ts';

const LOAD = fileURLToPath(new URL('load.py', import.meta.url));
const PASSWORD = 'throwaway';

/** How the requests of a load were answered: `200 COMMIT`, and how often; and what was not. */
export interface Answered {
  readonly answers: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** A project on a swarm of this one machine. */
export interface Swarm {
  /** Makes what the page says comes before the first deploy: the network, the services, the secrets. */
  readonly prepare: (services: readonly BackingService[]) => Promise<void>;
  /** Builds the project's image; REVISION is the commit that it says it is. Gives its name. */
  readonly build: (revision: string) => Promise<string>;
  /** Runs one of the project's scripts of deploy/swarm. */
  readonly script: (name: string, ...args: readonly string[]) => Promise<Finished>;
  /** The image of a process, and how many of it run. */
  readonly running: (process: string) => Promise<readonly [image: string, count: number]>;
  /** Asks the web process over and over while something happens. */
  readonly underLoad: (happens: () => Promise<void>) => Promise<Answered>;
}

/** Makes this machine a swarm until the test file is done. */
export async function swarmOf(dir: string): Promise<Swarm> {
  const name = basename(dir);
  const containers: string[] = [];
  const secrets: string[] = [];
  const joined = (await sh(['docker', 'info', '--format', '{{.Swarm.LocalNodeState}}'])).trim() === 'active';
  if (!joined) await sh(['docker', 'swarm', 'init', '--advertise-addr', '127.0.0.1']);
  atEnd(async () => {
    // It waits for tasks that some engines never tell the end of; to leave the swarm ends them all the same.
    await attempt(['timeout', '60', 'docker', 'stack', 'rm', '--detach=false', name]);
    await attempt(['docker', 'rm', '--force', '--volumes', ...containers]);
    await attempt(['docker', 'secret', 'rm', ...secrets]);
    await attempt(['docker', 'network', 'rm', name]);
    if (!joined) await sh(['docker', 'swarm', 'leave', '--force']);
    const images = (await sh(['docker', 'images', '--format', '{{.Repository}}:{{.Tag}}', name])).trim();
    await attempt(['docker', 'image', 'rm', '--force', ...images.split('\n')]);
  });
  const start = async (container: string, ...args: readonly string[]) => {
    containers.push(container);
    await sh(['docker', 'run', '--detach', '--name', container, '--network', name, ...args]);
  };

  return {
    prepare: async (services) => {
      await sh(['docker', 'network', 'create', '--driver', 'overlay', '--attachable', name]);
      for (const service of services) {
        const environment = Object.entries(service.environment).flatMap(([key, value]) => [
          '--env',
          `${key}=${value.replace('{password}', PASSWORD)}`,
        ]);
        const alias = ['--network-alias', service.id];
        await start(
          `${name}-${service.id}`,
          ...alias,
          ...environment,
          service.image,
          ...(service.command ?? []),
        );
        const healthy = ['docker', 'exec', `${name}-${service.id}`, 'sh', '-c', service.healthcheck.command];
        await until(service.title, async () => (await attempt(healthy)).status === 0);
        const secret = `${name}_${service.variable}_1`;
        secrets.push(secret);
        const url = attach(service, service.id, PASSWORD);
        await sh(['docker', 'secret', 'create', secret, '-'], { input: url });
      }
    },
    build: async (revision) => {
      const image = `${name}:${revision}`;
      await sh(['docker', 'build', '--quiet', '--build-arg', `REVISION=${revision}`, '--tag', image, dir]);
      return image;
    },
    script: (script, ...args) =>
      attempt([join(dir, 'deploy/swarm', script), ...args], { cwd: dir, env: { DEPLOY_TIMEOUT: '300' } }),
    running: async (process) => {
      const format = '{{.Image}} {{.CurrentState}}';
      const filters = ['--filter', 'desired-state=running', '--format', format];
      const tasks = (await sh(['docker', 'service', 'ps', ...filters, `${name}_${process}`]))
        .trim()
        .split('\n');
      const healthy = tasks.filter((task) => task.includes(' Running '));
      return [[...new Set(healthy.map((task) => task.split(' ')[0]))].join(), healthy.length];
    },
    underLoad: async (happens) => {
      const container = `${name}-load`;
      const image = catalog.versions.images['python'] ?? '';
      const mount = ['--volume', `${LOAD}:/load.py:ro`];
      await start(container, ...mount, image, 'python3', '/load.py', 'tasks.web', '8080', '/info');
      try {
        await happens();
        await sh(['docker', 'stop', '--time', '40', container]);
        return JSON.parse(await sh(['docker', 'logs', container])) as Answered;
      } finally {
        await sh(['docker', 'rm', '--force', container]);
      }
    },
  };
}
