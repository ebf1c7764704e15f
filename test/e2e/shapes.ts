import { catalog } from '../../generators/catalog/catalog.ts';

/** One project to be checked for real: a framework, what is attached to it, and which processes run. */
export interface Shape {
  readonly framework: string;
  readonly services: readonly string[];
  readonly processes: readonly string[];
}

/** What each framework is checked with: every service alone or in company, every engine, and the swap of two. */
const SERVICES: readonly (readonly string[])[] = [
  [],
  ['postgres'],
  ['redis'],
  ['postgres', 'redis'],
  ['mysql', 'rabbitmq'],
  ['postgres', 'mysql'],
  ['mariadb', 'valkey', 'rabbitmq'],
];

/** Which of these each framework has in CI, so that every service and every pair of kinds stands once. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  fastapi: ['mariadb', 'valkey', 'rabbitmq'],
  flask: ['postgres', 'mysql'],
  express: ['mysql', 'rabbitmq'],
  fastify: ['postgres', 'redis'],
};

/** All shapes; with `SHAPES=chosen`, one for each framework. */
export const shapes: readonly Shape[] = catalog.frameworks.flatMap(({ id }) =>
  (process.env['SHAPES'] === 'chosen' ? [CHOSEN[id] ?? []] : SERVICES).map((services) => ({
    framework: id,
    services,
    processes: processesWith(services),
  })),
);

/** Everything that can run with these services. */
function processesWith(services: readonly string[]): readonly string[] {
  const attached = catalog.services.filter(({ id }) => services.includes(id));
  return catalog.processes
    .filter(({ needs }) => !needs || attached.some(({ roles }) => roles.includes(needs)))
    .map(({ id }) => id);
}
