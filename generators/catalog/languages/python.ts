import type { Language } from '../../core/feature.ts';
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
  lock: {
    manifest: 'pyproject.toml',
    lockfile: 'uv.lock',
    command: ['uv', 'lock', '--quiet'],
    container: {
      image: versions.images.python,
      run: `pip install --quiet --root-user-action=ignore --disable-pip-version-check uv==${versions.tools.uv} && uv lock --quiet --no-python-downloads --python /usr/local/bin/python3`,
    },
  },
  dependencies: [],
  ownership: { 'uv.lock': 'derived' },
};
