import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'V-1',
    title: 'everything copied into the image, tests included',
    edits: [
      { file: '.dockerignore', append: '!tests\n' },
      { file: 'Dockerfile', replace: /^USER /m, by: 'COPY tests tests\nUSER ' },
    ],
  },
  {
    check: 'V-2',
    title: 'the command in ENTRYPOINT, where no other can take its place',
    seenIn: 'loco-rs/loco',
    edits: [{ file: 'Dockerfile', replace: 'CMD ["app", "web"]', by: 'ENTRYPOINT ["app", "web"]' }],
    also: 'all',
  },
  {
    check: 'V-3',
    title: 'production takes whatever is latest',
    seenIn: 'fastapi/full-stack-fastapi-template',
    edits: [
      {
        file: 'compose.prod.yaml',
        replace: /image: \$\{IMAGE.*$/m,
        by: 'image: ghcr.io/owner/backend:latest',
      },
    ],
    also: ['II-2'],
  },
  {
    check: 'V-3',
    title: 'production builds on the host it runs on',
    seenIn: 'fastapi/full-stack-fastapi-template',
    edits: [{ file: 'compose.prod.yaml', replace: /image: (\$\{IMAGE.*)$/m, by: 'build: .' }],
  },
  {
    check: 'V-4',
    title: 'a start script that migrates, seeds and then starts',
    seenIn: 'brocoders/nestjs-boilerplate; cookiecutter/cookiecutter-django',
    edits: [
      { file: 'Dockerfile', replace: 'CMD ["app", "web"]', by: 'CMD app migrate && app seed && app web' },
    ],
    also: ['VII-1b', 'VIII-1b'],
  },
  {
    check: 'V-4',
    title: 'reload in the command of compose',
    seenIn: 'D0; benavlabs/FastAPI-boilerplate',
    edits: [
      {
        file: 'compose.yaml',
        replace: /command: \["?app"?, "?web"?\]/,
        by: 'command: uvicorn app.web:app --reload',
      },
    ],
    also: 'all',
  },
  {
    check: 'V-5',
    title: 'built on Debian, run on Alpine',
    seenIn: 'edwinhern/express-typescript',
    edits: [
      { file: 'Dockerfile', replace: /^FROM (\w+):([\d.]+)-slim-\w+$/m, by: 'FROM python:3.14.7-alpine3.22' },
    ],
    also: 'all',
  },
];
