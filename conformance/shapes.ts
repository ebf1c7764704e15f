/** A project to render: which services it attaches, and its processes. */
export interface Shape {
  readonly name: string;
  readonly services: string;
  readonly processes: string;
}

/** The shapes that the suite is run on: each service at least once, each use with and without the others. */
export const SHAPES: readonly Shape[] = [
  { name: 'postgres+redis', services: 'postgres,redis', processes: 'web,worker,scheduler' },
  { name: 'postgres', services: 'postgres', processes: 'web,scheduler' },
  { name: 'redis', services: 'redis', processes: 'web,worker,scheduler' },
  { name: 'none', services: 'none', processes: 'web,scheduler' },
  { name: 'mysql+rabbitmq', services: 'mysql,rabbitmq', processes: 'web,worker,scheduler' },
  { name: 'mariadb+valkey+rabbitmq', services: 'mariadb,valkey,rabbitmq', processes: 'web,worker,scheduler' },
];

/** The shape that has everything: mutants are made of it. */
export const FULL = 'postgres+redis';
