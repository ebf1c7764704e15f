import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'X-1',
    title: 'CI tests on another major version',
    seenIn: 's3rius/FastAPI-template: 3.12 in CI, 3.13 in the image',
    edits: [
      {
        file: '.github/workflows/ci.yml',
        replace: /image: (postgres|redis):\S+/,
        by: 'image: postgres:16.4-trixie',
      },
    ],
  },
  {
    check: 'X-2',
    title: 'tests on SQLite',
    seenIn: 'D4',
    edits: [{ file: 'tests/test_fast.py', write: 'URL = "sqlite:///:memory:"\n' }],
  },
];
