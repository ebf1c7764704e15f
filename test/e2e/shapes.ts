import { catalog } from '../../generators/catalog/catalog.ts';
import { combinations } from '../combinations.ts';
import { covering } from '../covering.ts';

/** One project to be checked for real: a framework, what is attached to it, and which processes run. */
export interface Shape {
  readonly framework: string;
  readonly services: readonly string[];
  readonly processes: readonly string[];
}

/** One for each framework, so that every service stands once, and two engines together. */
const CHOSEN: readonly Shape[] = [
  {
    framework: 'fastapi',
    services: ['mariadb', 'valkey', 'rabbitmq'],
    processes: ['web', 'worker', 'scheduler'],
  },
  { framework: 'flask', services: ['postgres', 'mysql'], processes: ['web', 'scheduler'] },
  { framework: 'express', services: ['mysql', 'rabbitmq'], processes: ['web', 'worker', 'scheduler'] },
  { framework: 'fastify', services: ['postgres', 'redis'], processes: ['web', 'worker', 'scheduler'] },
];

/**
 * What is checked: with `SHAPES=chosen` one project for each framework, else a pairwise set: every two of framework,
 * services and processes that may meet do so in one of them, and each framework stands bare.
 */
export const shapes: readonly Shape[] = process.env['SHAPES'] === 'chosen' ? CHOSEN : pairwise();

function pairwise(): readonly Shape[] {
  const complete = combinations().filter(({ targets, ci }) => targets.length > 0 && ci !== 'none');
  return covering(complete, ({ framework, services, processes }) => [
    framework,
    services.length === 0 ? 'bare' : 'attached',
    ...catalog.services.map(({ id }) => `${id}: ${services.includes(id)}`),
    ...catalog.processes.map(({ id }) => `${id}: ${processes.includes(id)}`),
  ]);
}
