import type { Dependency } from '../core/blueprint.ts';

/** npm packages: the least version that the templates were written against; `package-lock.json` pins the rest. */
const packages = {
  '@biomejs/biome': '^2.6.8',
  '@types/express': '^5.0.6',
  '@types/node': '^24.19.2',
  '@types/pg': '^8.23.1',
  bullmq: '^6.7.0',
  express: '^5.3.0',
  fastify: '^5.12.8',
  ioredis: '^6.0.0',
  kysely: '^0.29.9',
  mysql2: '^3.24.6',
  pg: '^8.23.1',
  pino: '^10.4.0',
  'rabbitmq-client': '^5.0.8',
  typescript: '^7.0.2',
  vitest: '^5.1.1',
  zod: '^4.6.7',
  'zod-openapi': '^6.0.2',
} as const;

/** Packages by name, with their versions: rows of a Node layer. */
export function npm(...names: readonly (keyof typeof packages)[]): readonly Dependency[] {
  return names.map((name) => ({ name, version: packages[name] }));
}
