import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { release } from '../src/release.ts';
import { App } from './support/app.ts';
import { nowhere } from './support/nowhere.ts';
import { eventually } from './support/wait.ts';

test('version', async () => {
  const app = new App(['version'], { REVISION: 'abc123' });
  expect(await app.exited).toBe(0);
  expect(app.output).toEqual([`${release.name} ${release.version} (abc123)`]);
});

const nonsense = ['', 'serve', 'web now', 'migrate --force', 'healthcheck db'];

test.each(nonsense)('a command line that makes no sense is refused: %j', async (line) => {
  const app = new App(line.split(' '));
  expect(await app.exited).toBe(2);
  expect(await app.errors).toContain('app');
  expect(app.output).toEqual([]);
});

test('config shows no secret', async () => {
  const app = new App(['config'], nowhere);
  expect(await app.exited).toBe(0);
  for (const name of Object.keys(nowhere)) expect(app.output).toContain(`${name}=[redacted]`);
  expect(app.output.join()).not.toMatch(/hunter2|127\.0\.0\.1/);
});

const configured = ['web', 'worker', 'scheduler', 'migrate', 'config check'];

test.each(configured)('a bad configuration is refused by %s', async (line) => {
  const wrong = Object.keys(nowhere).map((name) => [name, 'http://u:hunter2@h']);
  const app = new App(line.split(' '), { ...Object.fromEntries(wrong), PORT: 'hunter2' });
  expect(await app.exited).toBe(78);
  expect(app.output).toEqual([]);
  const errors = await app.errors;
  for (const name of ['PORT', ...Object.keys(nowhere)]) expect(errors).toContain(name);
  expect(errors).not.toMatch(/hunter2|\n {4}at /);
});

test('config check opens no connection', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    socket.destroy();
  });
  const { port } = server.address() as { port: number };
  const here = JSON.stringify(nowhere).replaceAll('127.0.0.1:1', `127.0.0.1:${port}`);
  const app = new App(['config', 'check'], JSON.parse(here));
  expect(await app.exited).toBe(0);
  expect(connections).toBe(0);
  server.close();
});

test('shell has everything at hand', async () => {
  const values: Record<string, unknown> = {
    'settings.PORT': 0,
    "(await database.db.selectFrom('items').selectAll().execute()).length": 0,
    'await cache.redis.ping()': 'PONG',
    'typeof queue.publish': 'function',
  };
  const shell = new App(['shell']);
  shell.input(`JSON.stringify([${Object.keys(values)}])\n`);
  await eventually(() => shell.output.length > 0);
  shell.input('.exit\n');
  expect(await shell.exited).toBe(0);
  expect(shell.output.join()).toContain(JSON.stringify(Object.values(values)));
});

test('healthcheck of web', async () => {
  const web = new App(['web']);
  const { port } = new URL(await web.ready());
  expect(await new App(['healthcheck'], { PORT: port }).exited).toBe(0);
  web.signal('SIGTERM');
  await web.exited;
  expect(await new App(['healthcheck'], { PORT: port }).exited).toBe(1);
});

test('a port that is taken is a failure', async () => {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const app = new App(['web'], { PORT: String(port) });
  expect(await app.exited).toBe(1);
  expect(app.lines.at(-1)).toMatchObject({ event: 'process.failed', err: { code: 'EADDRINUSE' } });
  server.close();
});
