import type { Mutant } from '../mutant.ts';

const cli = 'src/app/cli.py';

export const mutants: readonly Mutant[] = [
  {
    check: 'XII-1',
    title: 'a command that looks for its files in the checkout',
    seenIn: 'D1: /src/some-task.py, while WORKDIR is /app',
    edits: [
      {
        file: 'src/app/seed.py',
        replace: /^logger = /m,
        by: 'from pathlib import Path\n\nPath("src/app/seed.py").read_text()\n\nlogger = ',
      },
    ],
    also: ['XI-1b', 'XII-4'],
  },
  {
    check: 'XII-2',
    title: 'migrations without a lock',
    seenIn: 'alembic upgrade head; Liquibase incidents (jhipster#2079)',
    edits: [{ file: 'src/app/migrate.py', replace: /^( {8})database\.exclusive\(connection\),\n/m, by: '' }],
  },
  {
    check: 'XII-2b',
    title: 'a failed migration ends with 0',
    edits: [
      {
        file: cli,
        replace: /^( {4})upgrade\(settings\)\n/m,
        by: '    from contextlib import suppress\n    with suppress(Exception):\n        upgrade(settings)\n',
      },
    ],
    also: ['XII-2'],
  },
  {
    check: 'XII-2c',
    title: '--check is always content',
    edits: [{ file: cli, replace: 'return 0 if is_current(settings) else 1', by: 'return 0' }],
    also: ['XII-2b'],
  },
  {
    check: 'XII-3',
    title: 'web migrates when it starts',
    seenIn: 'jhipster/generator-jhipster; evrone/go-clean-template; Rails',
    edits: [
      {
        file: cli,
        replace: /^( {4})from app\.web\.server import serve\n/m,
        by: '    from app.migrate import upgrade\n    upgrade(settings)\n    from app.web.server import serve\n',
      },
    ],
    also: ['IV-2b', 'IV-3b', 'VII-1b', 'VII-4', 'XI-5', 'IX-5b'],
  },
  {
    check: 'XII-4',
    title: 'seeds added every time',
    edits: [{ file: 'src/app/seed.py', replace: /^ +if name not in present\n/m, by: '' }],
  },
  {
    check: 'XII-5',
    title: 'a bare prompt',
    edits: [{ file: 'src/app/shell.py', replace: /^( +)"settings": settings,\n/m, by: '' }],
  },
];
