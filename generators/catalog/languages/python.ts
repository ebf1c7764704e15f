import type { Language } from '../../core/feature.ts';
import { pypi } from '../pypi.ts';
import { versions } from '../versions.ts';

export const python: Language = {
  kind: 'language',
  id: 'python',
  title: 'Python',
  summary: 'uv, pydantic-settings, ruff, mypy, pytest',
  version: versions.tools.python,
  toolchain: {
    setup: 'uv sync',
    exec: 'uv run',
    checks: [
      { id: 'format', title: 'Format', run: 'uv run ruff format --check' },
      { id: 'lint', title: 'Lint', run: 'uv run ruff check' },
      { id: 'types', title: 'Types', run: 'uv run mypy' },
    ],
    test: 'uv run pytest',
    fix: 'uv run ruff check --fix && uv run ruff format',
    drift: 'uv run alembic check',
    dependabot: 'uv',
    openapi: 'uv run app openapi > openapi.json',
    sources: ['src', 'pyproject.toml', 'uv.lock', 'Dockerfile'],
    ignored: ['.venv/', '__pycache__/', '.mypy_cache/', '.pytest_cache/', '.ruff_cache/', 'dist/'],
    indents: { '*.py': 4 },
  },
  resources: { cpu: 100, memory: 256 },
  lock: {
    manifest: 'pyproject.toml',
    lockfile: 'uv.lock',
    command: ['uv', 'lock', '--quiet'],
    container: {
      image: versions.images.python,
      run: `pip install --quiet --root-user-action=ignore --disable-pip-version-check uv==${versions.tools.uv} && python3 -m uv lock --quiet --no-python-downloads --python /usr/local/bin/python3`,
    },
  },
  dependencies: pypi('pydantic-settings'),
  devDependencies: pypi('mypy', 'pytest', 'ruff'),
  admin: [
    { command: ['app', 'shell'], summary: 'opens a Python prompt with settings and clients' },
    {
      command: ['app', 'config'],
      summary: 'prints the configuration without secrets; `app config check` only validates it',
    },
    { command: ['app', 'version'], summary: 'prints name, version and commit' },
  ],
  when: {
    sql: {
      dependencies: pypi('alembic'),
      admin: [
        {
          command: ['app', 'migrate'],
          summary: 'applies migrations, under a lock; `--check` exits 1 where any is pending',
        },
        { command: ['app', 'seed'], summary: 'adds sample data, and nothing twice' },
      ],
    },
    'sql-postgresql': { dependencies: pypi('psycopg[binary]') },
    'sql-mysql': { dependencies: pypi('pymysql[rsa]') },
    'asyncio+sql-mysql': { dependencies: pypi('asyncmy') },
    cache: { dependencies: pypi('redis') },
    queue: { dependencies: pypi('dramatiq') },
    'queue-amqp': { dependencies: pypi('pika') },
  },
  ownership: { 'uv.lock': 'derived', 'src/app/migrations/versions/**': 'once' },
  purposes: {
    'src/app/': 'the application: settings, logs, processes, and what they do',
    'docs/': 'the twelve factors, each with the file that serves it and how to check it',
    'tests/': 'tests, against real services',
    'pyproject.toml': 'libraries, and the settings of every tool',
    Dockerfile: 'the one image that runs every process',
  },
};
