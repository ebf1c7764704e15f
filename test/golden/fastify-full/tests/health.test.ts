import { expect, test } from 'vitest';
import { nowhere } from './support/nowhere.ts';
import { serve, serveReady } from './support/server.ts';

test('is ready when all services answer', async () => {
  const response = await fetch(`${await serveReady()}/health/ready`);
  expect(await response.json()).toEqual({ status: 'ok', failures: {} });
});

test('names each service that fails and why, and no secret', async () => {
  const response = await fetch(`${await serve(nowhere)}/health/ready`);
  expect(response.status).toBe(503);
  const body = await response.text();
  const { failures } = JSON.parse(body);
  expect(Object.keys(failures)).toEqual(['database', 'redis']);
  expect(body).not.toContain('hunter2');
});

test.each(['/health/live', '/up'])('%s looks at no service', async (path) => {
  const response = await fetch(`${await serve(nowhere)}${path}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});
