import { expect, test } from 'vitest';
import { serve } from './support/server.ts';

test.each(['/health/live', '/up', '/health/ready'])('%s', async (path) => {
  const response = await fetch(`${await serve()}${path}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
});
