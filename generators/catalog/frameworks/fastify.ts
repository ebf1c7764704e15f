import type { Framework } from '../../core/feature.ts';
import { npm } from '../npm.ts';

export const fastify: Framework = {
  kind: 'framework',
  id: 'fastify',
  title: 'Fastify',
  summary: 'TypeScript on Node.js, plugins, OpenAPI from zod schemas',
  language: 'node',
  homepage: 'https://fastify.dev',
  dependencies: npm('fastify'),
  purposes: {
    'src/http/': 'the HTTP interface',
    'openapi.json': "the API's description; a test keeps it current",
  },
};
