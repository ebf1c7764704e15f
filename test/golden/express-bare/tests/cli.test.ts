import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { release } from '../src/release.ts';
import { App } from './support/app.ts';
import { eventually } from './support/wait.ts';

test('version', async () => {
  const app = new App(['version'], { REVISION: 'abc123' });
  expect(await app.exited).toBe(0);
  expect(app.output).toEqual([`${release.name} ${release.version} (abc123)`]);
});

const nonsense = ['', 'serve', 'web now', 'healthcheck db'];

test.each(nonsense)('a command line that makes no sense is refused: %j', async (line) => {
  const app = new App(line.split(' '));
  expect(await app.exited).toBe(2);
  expect(await app.errors).toContain('app');
  expect(app.output).toEqual([]);
});

test('config shows everything', async () => {
  const app = new App(['config'], { LOG_LEVEL: 'debug' });
  expect(await app.exited).toBe(0);
  expect(app.output).toContain('LOG_LEVEL=debug');
});

const configured = ['web', 'config check'];

test.each(configured)('a bad configuration is refused by %s', async (line) => {
  const app = new App(line.split(' '), { PORT: 'http', LOG_LEVEL: 'loud' });
  expect(await app.exited).toBe(78);
  expect(app.output).toEqual([]);
  const errors = await app.errors;
  expect(errors).toMatch(/PORT must .*LOG_LEVEL must /s);
  expect(errors).not.toMatch(/\n {4}at /);
});

test('config check', async () => {
  const app = new App(['config', 'check']);
  expect(await app.exited).toBe(0);
  expect(app.output).toEqual([]);
});

test('shell has everything at hand', async () => {
  const values: Record<string, unknown> = {
    'settings.PORT': 0,
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
