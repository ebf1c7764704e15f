import type { Framework } from '../../core/feature.ts';
import { pypi } from '../pypi.ts';

export const flask: Framework = {
  kind: 'framework',
  id: 'flask',
  title: 'Flask',
  summary: 'Python, synchronous, gunicorn with threads',
  language: 'python',
  homepage: 'https://flask.palletsprojects.com',
  traits: ['gunicorn'],
  dependencies: pypi('flask', 'gunicorn'),
  variables: [
    {
      name: 'WEB_CONCURRENCY',
      summary: 'Processes in which one web process answers requests',
      type: 'integer',
      default: '1',
      minimum: 1,
      maximum: 64,
      secret: false,
    },
  ],
  when: {
    sql: { dependencies: pypi('sqlalchemy') },
  },
  purposes: {
    'src/app/web/': 'the HTTP interface',
    'openapi.json': "the API's description; a test keeps it current",
  },
};
