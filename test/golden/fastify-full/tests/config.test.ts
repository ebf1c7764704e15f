import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { loadConfig, redact, schema } from '../src/config.ts';
import { App } from './support/app.ts';
import { nowhere } from './support/nowhere.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('has defaults', () => {
  expect(loadConfig(nowhere)).toMatchObject({
    PORT: 8080,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    SHUTDOWN_TIMEOUT: 20,
  });
});

test('names everything that is missing or malformed at once, and no value', () => {
  const load = () =>
    loadConfig({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      SHUTDOWN_TIMEOUT: '0',
      DATABASE_URL: 'oracle://user:hunter2@db.example/app',
    });
  expect(load).toThrow(/PORT must be .*LOG_LEVEL must be .*SHUTDOWN_TIMEOUT must be /s);
  expect(load).toThrow('DATABASE_URL must start with ');
  expect(load).toThrow('REDIS_URL or REDIS_URL_FILE is required');
  expect(load).not.toThrow(/hunter2|db\.example|loud/);
});

test.each(['-1', '65536', '80.5', '0x50', '1e3', ' '])('refuses the port %j', (PORT) => {
  expect(() => loadConfig({ ...nowhere, PORT })).toThrow('PORT must be a whole number');
});

test('requires every service', () => {
  for (const name of Object.keys(nowhere)) {
    const load = () => loadConfig({ ...nowhere, [name]: '' });
    expect(load).toThrow(`${name} or ${name}_FILE is required`);
  }
});

test.each(Object.entries(nowhere))('reads %s from a file', (name, url) => {
  const file = join(folder, name);
  writeFileSync(file, `${url}\n`);
  const others = { ...nowhere, [name]: undefined };
  expect(loadConfig({ ...others, [`${name}_FILE`]: file })).toMatchObject({
    [name]: { host: '127.0.0.1', password: 'hunter2' },
  });
  expect(() => loadConfig({ ...nowhere, [`${name}_FILE`]: file })).toThrow(
    `${name} and ${name}_FILE are both set`,
  );
  expect(() => loadConfig({ ...others, [`${name}_FILE`]: join(folder, 'none') })).toThrow(
    `${name}_FILE cannot be read (ENOENT)`,
  );
});

test('hides secrets', () => {
  const config = loadConfig(nowhere);
  for (const shown of [inspect(config), JSON.stringify(config), inspect(redact(config))]) {
    expect(shown).not.toMatch(/hunter2|127\.0\.0\.1/);
  }
});

test('.env counts where the environment says nothing', async () => {
  const file = join(folder, 'url');
  writeFileSync(file, nowhere.DATABASE_URL);
  writeFileSync(
    join(folder, '.env'),
    `LOG_LEVEL=debug\nLOG_FORMAT=text\nDATABASE_URL=${nowhere.DATABASE_URL}\n`,
  );
  const app = new App(
    ['config'],
    { ...nowhere, LOG_LEVEL: 'error', LOG_FORMAT: '', DATABASE_URL: '', DATABASE_URL_FILE: file },
    folder,
  );
  expect(await app.exited).toBe(0);
  expect(app.output).toContain('LOG_LEVEL=error');
  expect(app.output).toContain('LOG_FORMAT=text');
});

test('.env.example has exactly the variables that are read', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));
  // Those of the containers that stand in for the services in development.
  const passwords = ['POSTGRES_PASSWORD'];
  expect(Object.keys(example).sort()).toEqual([...Object.keys(schema.shape), ...passwords].sort());
});
