import type { Language } from '../../core/feature.ts';
import { npm } from '../npm.ts';
import { versions } from '../versions.ts';

const LOCK = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'] as const;

export const node: Language = {
  kind: 'language',
  id: 'node',
  title: 'Node.js',
  summary: 'TypeScript, npm, zod, pino, Biome, Vitest',
  version: versions.tools.node,
  toolchain: {
    setup: 'npm ci',
    exec: 'npx',
    checks: [
      { id: 'lint', title: 'Format and lint', run: 'npm run lint' },
      { id: 'types', title: 'Types', run: 'npm run typecheck' },
    ],
    test: 'npm test',
    fix: 'npm run format',
    drift: 'npm run check-drift',
    dependabot: 'npm',
    openapi: 'npm run openapi',
    sources: ['src', 'package.json', 'package-lock.json', 'Dockerfile'],
    ignored: ['node_modules/', 'dist/'],
    indents: {},
  },
  resources: { cpu: 100, memory: 256 },
  lock: {
    manifest: 'package.json',
    lockfile: 'package-lock.json',
    command: ['npm', ...LOCK, '--quiet'],
    container: { image: versions.images.node, run: `npm ${LOCK.join(' ')} --quiet` },
  },
  dependencies: npm('pino', 'zod', 'zod-openapi'),
  devDependencies: npm('@biomejs/biome', '@types/node', 'typescript', 'vitest'),
  admin: [
    { command: ['app', 'shell'], summary: 'opens a JavaScript prompt with settings and clients' },
    {
      command: ['app', 'config'],
      summary: 'prints the configuration without secrets; `app config check` only validates it',
    },
    { command: ['app', 'version'], summary: 'prints name, version and commit' },
  ],
  when: {
    sql: {
      dependencies: npm('kysely'),
      admin: [
        {
          command: ['app', 'migrate'],
          summary: 'applies migrations, under a lock; `--check` exits 1 where any is pending',
        },
        { command: ['app', 'seed'], summary: 'adds sample data, and nothing twice' },
      ],
    },
    'sql-postgresql': { dependencies: npm('pg'), devDependencies: npm('@types/pg') },
    'sql-mysql': { dependencies: npm('mysql2') },
    cache: { dependencies: npm('ioredis') },
    'queue-redis': { dependencies: npm('bullmq') },
    'queue-amqp': { dependencies: npm('rabbitmq-client') },
  },
  ownership: { 'package-lock.json': 'derived' },
  purposes: {
    'src/': 'the application: configuration, logs, processes, and what they do',
    'docs/': 'the twelve factors, each with the file that serves it and how to check it',
    'tests/': 'tests, against real services',
    'package.json': 'libraries and scripts',
    Dockerfile: 'the one image that runs every process',
  },
};
