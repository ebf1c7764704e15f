/** A project to render: which services it attaches, and its processes. */
export interface Shape {
  readonly name: string;
  readonly services: string;
  readonly processes: string;
}

/** The shapes that the suite is run on: a database, both, a queue and cache, nothing. */
export const SHAPES: readonly Shape[] = [
  { name: 'postgres+redis', services: 'postgres,redis', processes: 'web,worker,scheduler' },
  { name: 'postgres', services: 'postgres', processes: 'web,scheduler' },
  { name: 'redis', services: 'redis', processes: 'web,worker,scheduler' },
  { name: 'none', services: 'none', processes: 'web,scheduler' },
];

/** The shape that has everything: mutants are made of it. */
export const FULL = 'postgres+redis';
