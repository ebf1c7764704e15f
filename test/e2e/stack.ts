import { basename } from 'node:path';
import { catalog } from '../../generators/catalog/catalog.ts';
import { atEnd } from './at-end.ts';
import { attempt, sh } from './shell.ts';

/** A project's compose stack, under a name of its own. */
export interface Stack {
  readonly dir: string;
  readonly project: string;
  readonly compose: (...args: readonly string[]) => Promise<string>;
  /** The containers of a service. */
  readonly containers: (service: string) => Promise<readonly string[]>;
  /** Addresses under which this machine reaches the web process, one for each instance. */
  readonly addresses: () => Promise<readonly string[]>;
  /** Everything that a service has logged so far, a JSON object for each line. */
  readonly logs: (service: string) => Promise<readonly Record<string, unknown>[]>;
}

/** The stack of a rendered project; it is taken down, with its data, when the test file is done. */
export function stackOf(dir: string): Stack {
  const project = `e2e-${basename(dir)}`;
  // Free ports of this machine, whatever else runs on it.
  const env = Object.fromEntries(catalog.services.map(({ id }) => [`${id.toUpperCase()}_PORT`, '0']));
  const compose = (...args: readonly string[]) =>
    sh(['docker', 'compose', '--project-name', project, ...args], { cwd: dir, env });
  atEnd(async () => {
    await attempt(
      [
        'docker',
        'compose',
        '--project-name',
        project,
        'down',
        '--volumes',
        '--remove-orphans',
        '--rmi',
        'local',
      ],
      { cwd: dir },
    );
  });
  const containers = async (service: string) =>
    (await compose('ps', '--quiet', service)).split('\n').filter(Boolean);
  return {
    dir,
    project,
    compose,
    containers,
    addresses: async () => {
      const ports = await Promise.all(
        (await containers('web')).map((id) => sh(['docker', 'port', id, '8080'])),
      );
      return ports.map((port) => `http://${port.trim().split('\n')[0]}`);
    },
    logs: async (service) => {
      const texts = await Promise.all((await containers(service)).map((id) => sh(['docker', 'logs', id])));
      return texts
        .flatMap((text) => text.split('\n').filter(Boolean))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}
