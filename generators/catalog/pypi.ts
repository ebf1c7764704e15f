import type { Dependency } from '../core/blueprint.ts';

/** Python libraries: the least version that the templates were written against; `uv.lock` pins the rest. */
const libraries = {
  alembic: '>=1.20.1',
  asyncmy: '>=0.2.18',
  dramatiq: '>=2.2.1,<3',
  fastapi: '>=0.165.0',
  flask: '>=3.1.3',
  gunicorn: '>=27.0.1',
  httptools: '>=0.9.0',
  httpx2: '>=2.16.2',
  mypy: '>=2.4.1',
  pika: '>=1.4.4',
  'psycopg[binary]': '>=3.3.9',
  'pydantic-settings': '>=2.16.3',
  'pymysql[rsa]': '>=1.2.4',
  pytest: '>=9.2.0',
  redis: '>=8.1.0',
  ruff: '>=0.17.6',
  sqlalchemy: '>=2.1.9',
  'sqlalchemy[asyncio]': '>=2.1.9',
  uvicorn: '>=0.54.0',
  uvloop: '>=0.23.0',
} as const;

/** Libraries by name, with their versions: rows of a Python layer. */
export function pypi(...names: readonly (keyof typeof libraries)[]): readonly Dependency[] {
  return names.map((name) => ({ name, version: libraries[name] }));
}
