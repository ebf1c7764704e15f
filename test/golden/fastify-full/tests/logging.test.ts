import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { release } from '../src/release.ts';
import { App, type Line } from './support/app.ts';
import { createDatabase } from './support/database.ts';
import { json } from './support/server.ts';

function expectFields(lines: Line[]): void {
  for (const line of lines) {
    expect(line).toMatchObject({
      level: expect.stringMatching(/^(debug|info|warning|error)$/),
      msg: expect.any(String),
      logger: expect.any(String),
      service: release.name,
      version: release.version,
    });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/);
  }
}

test('every line is an object, and each request has one', async () => {
  const app = new App(['web'], { LOG_LEVEL: 'debug' });
  const url = await app.ready();
  await fetch(`${url}/info?secret=x`, { headers: { 'x-request-id': 'abc' } });
  app.signal('SIGTERM');
  expect(await app.exited).toBe(0);

  expectFields(app.lines);
  expect(app.lines.at(-1)).toMatchObject({ event: 'process.stopped' });
  expect(await app.errors).toBe('');
  const requests = app.lines.filter(({ event }) => event === 'http.request');
  expect(requests.filter(({ path }) => path === '/info')).toMatchObject([
    {
      level: 'info',
      request_id: 'abc',
      method: 'GET',
      status: 200,
      duration_ms: expect.any(Number),
    },
  ]);
  for (const { level } of requests.filter(({ path }) => path === '/health/ready')) {
    expect(level).toBe('debug');
  }
});

test('what fails in a request is logged with its stack and the id of the request', async () => {
  // No table has been made.
  const app = new App(['web'], { DATABASE_URL: await createDatabase() });
  const url = await app.ready();
  const list = await fetch(`${url}/items`, { headers: { 'x-request-id': 'failing' } });
  expect(list.status).toBe(500);
  const item = json('POST', { name: 'x' });
  const headers = { ...item.headers, 'x-request-id': 'with-body' };
  expect((await fetch(`${url}/items`, { ...item, headers })).status).toBe(500);
  app.signal('SIGTERM');
  expect(await app.exited).toBe(0);

  expectFields(app.lines);
  for (const request_id of ['failing', 'with-body']) {
    expect(app.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        request_id,
        err: expect.objectContaining({ stack: expect.stringContaining('\n') }),
      }),
    );
  }
});

test('whatever passes the logger by becomes a line', () => {
  const script = join(import.meta.dirname, 'support/stray-output.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toBe('');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: 'info', msg: 'printed 1' },
    { level: 'warning', msg: 'a warning' },
    { level: 'error', msg: 'uncaught exception', err: { message: 'nobody cares' } },
  ]);
  expect(stdout).not.toContain('hunter2');
});

test('text is for people', async () => {
  const app = new App(['web'], { LOG_FORMAT: 'text' });
  await expect.poll(() => app.output.join('\n'), { timeout: 30_000 }).toContain('web started');
  expect(app.output[0]).toMatch(/^\S+Z INFO +http: listening on port \d+ .*port=\d+$/);
});
