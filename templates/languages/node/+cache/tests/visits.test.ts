import { expect, test } from 'vitest';
import { Greeting } from '../src/greeting.ts';
import { release } from '../src/release.ts';
import { nowhere } from './support/nowhere.ts';
import { serve, serveReady } from './support/server.ts';

async function visit(url: string) {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return Greeting.parse(await response.json());
}

test('all instances count the same visits', async () => {
  const urls = [await serveReady(), await serveReady()];
  const { service, visits = NaN } = await visit(`${urls[0]}/`);
  expect(service).toBe(release.name);
  expect((await visit(`${urls[1]}/`)).visits).toBe(visits + 1);
  expect((await visit(`${urls[0]}/`)).visits).toBe(visits + 2);
});

test('goes on without a cache', async () => {
  const url = await serve(nowhere);
  const start = performance.now();
  expect(await visit(`${url}/`)).toEqual({ service: release.name, version: release.version });
  expect(performance.now() - start).toBeLessThan(1_000);
});
