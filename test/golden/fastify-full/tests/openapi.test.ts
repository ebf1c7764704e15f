import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openapi } from '../src/http/openapi.ts';
import { serve } from './support/server.ts';

test('openapi.json is up to date (npm run openapi)', async () => {
  const committed = JSON.parse(readFileSync('openapi.json', 'utf8'));
  expect(JSON.parse(JSON.stringify(await openapi()))).toEqual(committed);
});

test('GET /openapi.json', async () => {
  const response = await fetch(`${await serve()}/openapi.json`);
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/': {} } });
});
