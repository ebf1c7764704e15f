import type { Layer } from '../core/feature.ts';

/** What every project has, whatever was chosen. */
export const common: Layer = {
  variables: [
    {
      name: 'PORT',
      summary: 'Port that the web process listens on',
      type: 'integer',
      default: '8080',
      minimum: 0,
      maximum: 65_535,
      platform: 'port',
      secret: false,
    },
    {
      name: 'LOG_LEVEL',
      summary: 'Least severe level that is logged',
      type: 'choice',
      choices: ['debug', 'info', 'warning', 'error'],
      default: 'info',
      secret: false,
    },
    {
      name: 'LOG_FORMAT',
      summary: 'One JSON object per line, or text for people',
      type: 'choice',
      choices: ['json', 'text'],
      default: 'json',
      secret: false,
    },
    {
      name: 'SHUTDOWN_TIMEOUT',
      summary: 'Seconds that work in flight may take after SIGTERM',
      type: 'integer',
      default: '20',
      minimum: 1,
      maximum: 3600,
      platform: 'shutdown',
      secret: false,
    },
  ],
  ownership: { LICENSE: 'once' },
  purposes: {
    'README.md': 'how to run, test, configure and deploy it',
    '.env.example': 'every variable, its default and what it is for',
  },
};
