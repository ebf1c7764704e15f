import type { Framework } from '../../core/feature.ts';

export const fastapi: Framework = {
  kind: 'framework',
  id: 'fastapi',
  title: 'FastAPI',
  summary: 'Python, asynchronous, OpenAPI from type hints',
  language: 'python',
  homepage: 'https://fastapi.tiangolo.com',
};
