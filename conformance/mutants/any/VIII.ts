import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    check: 'VIII-5',
    title: 'two schedulers in compose',
    edits: [
      {
        file: 'compose.yaml',
        replace: /command: \["?app"?, "?scheduler"?\]/,
        by: 'command: [app, scheduler]\n    deploy: { replicas: 2 }',
      },
    ],
  },
  {
    check: 'VIII-1b',
    title: 'compose never migrates',
    seenIn: 'cookiecutter/cookiecutter-django',
    edits: [
      { file: 'compose.yaml', replace: /command: \["?app"?, "?migrate"?\]/, by: 'command: [app, version]' },
    ],
  },
];
