import type { Framework } from '../../core/feature.ts';
import { pypi } from '../pypi.ts';

export const fastapi: Framework = {
  kind: 'framework',
  id: 'fastapi',
  title: 'FastAPI',
  summary: 'Python, asynchronous, OpenAPI from type hints',
  language: 'python',
  homepage: 'https://fastapi.tiangolo.com',
  traits: ['asyncio'],
  dependencies: pypi('fastapi', 'httptools', 'uvicorn', 'uvloop'),
  devDependencies: pypi('httpx2'),
  when: {
    sql: { dependencies: pypi('sqlalchemy[asyncio]') },
  },
  purposes: {
    'src/app/web/': 'the HTTP interface',
    'openapi.json': "the API's description; a test keeps it current",
  },
};
