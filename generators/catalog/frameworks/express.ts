import type { Framework } from '../../core/feature.ts';
import { npm } from '../npm.ts';

export const express: Framework = {
  kind: 'framework',
  id: 'express',
  title: 'Express',
  summary: 'TypeScript on Node.js, middleware, OpenAPI from zod schemas',
  language: 'node',
  homepage: 'https://expressjs.com',
  dependencies: npm('express'),
  devDependencies: npm('@types/express'),
  purposes: {
    'src/http/': 'the HTTP interface',
    'openapi.json': "the API's description; a test keeps it current",
  },
};
