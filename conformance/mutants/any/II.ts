import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'II-1',
    title: 'the lockfile is not committed',
    seenIn: 'fastify/demo',
    edits: [{ file: '.gitignore', append: '\n*.lock\n*-lock.json\n' }],
    also: ['V-5'],
  },
  {
    check: 'II-2',
    title: 'an alpha of the runtime as base image',
    seenIn: 'D1',
    edits: [{ file: 'Dockerfile', replace: /^FROM (\w+):\S+/m, by: 'FROM python:3.10.0a3-alpine3.12' }],
    also: ['V-5'],
  },
  {
    check: 'II-2',
    title: 'a base image of some minor version',
    seenIn: 'hagopj13/node-express-boilerplate',
    edits: [{ file: 'Dockerfile', replace: /^FROM (python|node):\S+/gm, by: 'FROM python:3-slim' }],
  },
  {
    check: 'II-3',
    title: 'HEALTHCHECK by curl on a fixed port',
    seenIn: 'fastapi/full-stack-fastapi-template; nickjj/docker-flask-example',
    edits: [
      {
        file: 'Dockerfile',
        replace: /^(HEALTHCHECK .*)CMD .*$/m,
        by: 'HEALTHCHECK CMD curl --silent http://localhost:8000/health/ready || exit 1',
      },
    ],
  },
  {
    check: 'II-3c',
    title: 'a HEALTHCHECK that never has the time',
    edits: [
      {
        file: 'Dockerfile',
        replace: /^HEALTHCHECK .*CMD/m,
        by: 'HEALTHCHECK --interval=1s --timeout=1ms --retries=100 CMD',
      },
    ],
  },
];
