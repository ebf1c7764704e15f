import { beforeAll, expect, test } from 'vitest';
import { Info } from '../src/info.ts';
import { release } from '../src/release.ts';
import { serve } from './support/server.ts';

let url: string;

beforeAll(async () => {
  url = await serve();
});

test('GET /info', async () => {
  const response = await fetch(`${url}/info`);
  expect(response.status).toBe(200);
  const info = Info.parse(await response.json());
  expect(info).toMatchObject({ ...release, log_level: 'info' });
  expect(Date.parse(info.started)).toBeLessThan(Date.now());
});

test('GET /', async () => {
  const response = await fetch(`${url}/`);
  expect(await response.json()).toEqual({ service: release.name, version: release.version });
});

test('an unknown path is a problem', async () => {
  const response = await fetch(`${url}/nowhere`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toEqual({ type: 'about:blank', title: 'Not Found', status: 404 });
});

test('a method that a path does not have is a problem', async () => {
  const response = await fetch(`${url}/info`, { method: 'DELETE' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD');
  expect(await response.json()).toMatchObject({ status: 405 });
});

test('returns the id that the request came with, or a new one', async () => {
  const send = async (id: string) =>
    (await fetch(`${url}/info`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await send('abc-123')).toBe('abc-123');
  expect(await send('not an id')).toMatch(/^[0-9a-f-]{36}$/);
});
