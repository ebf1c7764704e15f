import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'III-4',
    title: 'a variable that nothing knows in .env.example, without a word',
    edits: [{ file: '.env.example', append: '\nUVICORN_PORT=8000\n' }],
  },
  {
    check: 'III-4',
    title: 'spaces around the equals sign',
    seenIn: 'D0',
    edits: [{ file: '.env.example', replace: /^LOG_LEVEL=info$/m, by: 'LOG_LEVEL = info' }],
  },
  {
    check: 'III-4',
    title: 'one variable twice',
    seenIn: 'D4',
    edits: [
      { file: '.env.example', replace: /^LOG_LEVEL=info$/m, by: 'LOG_LEVEL=info\n# Level\nLOG_LEVEL=info' },
    ],
  },
  {
    check: 'III-6',
    title: 'a deploy script with an access key',
    edits: [{ file: 'deploy.sh', write: `export AWS_ACCESS_KEY_ID=AKIA${'ABCDEFGHIJKLMNOP'}\n` }],
  },
  {
    check: 'III-6',
    title: 'a password in a URL of a configuration file',
    seenIn: 'D1: DATABASE_URL=mysql://testdb:t123@localhost',
    edits: [{ file: 'config.ini', write: '[db]\nurl = mysql://testdb:t123x9@localhost/testdb\n' }],
  },
  {
    check: 'III-7b',
    title: '.env copied into the image',
    seenIn: 'brocoders/nestjs-boilerplate; karma-git/fastapi-12-factor (D0)',
    edits: [
      { file: '.dockerignore', append: '!.env\n' },
      { file: 'Dockerfile', replace: /^USER /m, by: 'COPY .env .\nUSER ' },
    ],
  },
];
