import { expect, test } from 'vitest';
import { App } from './support/app.ts';

test('queues a job each interval', async () => {
  const scheduler = new App(['scheduler'], { SCHEDULE_INTERVAL: '1' });
  const scheduled = () => scheduler.lines.filter(({ event }) => event === 'job.scheduled');
  await expect.poll(() => scheduled().length, { timeout: 30_000 }).toBeGreaterThan(1);

  scheduler.signal('SIGTERM');
  expect(await scheduler.exited).toBe(0);
  const ids = scheduled().map(({ job_id }) => job_id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a scheduler shows that it is alive', async () => {
  const scheduler = new App(['scheduler']);
  await scheduler.line({ event: 'process.started' });
  expect(await new App(['healthcheck', 'scheduler']).exited).toBe(0);
  scheduler.signal('SIGTERM');
  expect(await scheduler.exited).toBe(0);
  expect(await new App(['healthcheck', 'scheduler']).exited).toBe(1);
});
