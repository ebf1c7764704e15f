import type { Answers } from '../generators/core/answers.ts';

/** The golden projects: whole projects as real folders, so that the diff of a template is the diff of a project. */
export const goldens: Readonly<Record<string, Partial<Answers>>> = {
  'fastapi-full': {
    name: 'parcel-desk',
    framework: 'fastapi',
    services: ['postgres', 'redis'],
    license: 'MIT',
  },
  'fastapi-sql': {
    name: 'ledger',
    framework: 'fastapi',
    services: ['postgres'],
    processes: ['web'],
    ci: 'none',
  },
  'fastapi-cache': {
    name: 'counter',
    framework: 'fastapi',
    services: ['redis'],
    processes: ['web', 'worker'],
    targets: [],
  },
  'fastapi-bare': {
    name: 'hello',
    framework: 'fastapi',
    services: [],
    processes: ['web'],
    license: 'Apache-2.0',
  },
  'flask-mysql': {
    name: 'stockroom',
    framework: 'flask',
    services: ['mysql', 'valkey', 'rabbitmq'],
    license: 'MIT',
  },
  'flask-swap': {
    name: 'harbour',
    framework: 'flask',
    services: ['mysql', 'postgres'],
    processes: ['web'],
    targets: ['compose'],
  },
  'flask-bare': {
    name: 'howdy',
    framework: 'flask',
    services: [],
    processes: ['web'],
    targets: [],
    ci: 'none',
  },
  'fastify-full': {
    name: 'parcel-desk',
    framework: 'fastify',
    services: ['postgres', 'redis'],
    license: 'MIT',
  },
  'express-bare': {
    name: 'hello',
    framework: 'express',
    services: [],
    processes: ['web'],
  },
};
