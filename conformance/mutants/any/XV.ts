import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'XV-1',
    title: 'the image runs as root',
    seenIn: 'fastapi/full-stack-fastapi-template; s3rius/FastAPI-template; evrone/go-clean-template',
    edits: [{ file: 'Dockerfile', replace: /^USER .*$/m, by: '' }],
    also: ['XV-1b'],
  },
  {
    check: 'XV-1',
    title: 'a user by name',
    seenIn: 'cookiecutter/cookiecutter-django',
    edits: [{ file: 'Dockerfile', replace: /^USER .*$/m, by: 'USER app' }],
    also: ['XV-1b'],
  },
  {
    check: 'XV-1b',
    title: 'the application may change its own code',
    edits: [
      { file: 'Dockerfile', replace: 'COPY --from=build ', by: 'COPY --chown=10001:10001 --from=build ' },
    ],
  },
  {
    check: 'XV-2',
    title: 'a default password',
    seenIn: 'fastapi/full-stack-fastapi-template: changethis; s3rius/FastAPI-template',
    edits: [
      {
        file: 'compose.yaml',
        replace: /(POSTGRES_PASSWORD: )\$\{POSTGRES_PASSWORD:\?[^}]*\}/,
        by: 'POSTGRES_PASSWORD: changethis',
      },
    ],
    also: ['III-6'],
  },
  {
    check: 'XV-2',
    title: 'the database published to the world',
    edits: [
      { file: 'compose.override.yaml', replace: /127\.0\.0\.1:\$\{POSTGRES_PORT/, by: '${POSTGRES_PORT' },
    ],
  },
  {
    check: 'XV-3',
    title: 'actions by a tag that moves',
    seenIn: 's3rius/FastAPI-template; nickjj/docker-flask-example',
    edits: [
      {
        file: '.github/workflows/ci.yml',
        replace: /actions\/checkout@[0-9a-f]{40}/,
        by: 'actions/checkout@v7',
      },
    ],
  },
];
