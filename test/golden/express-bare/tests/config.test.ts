import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { loadConfig, schema } from '../src/config.ts';
import { App } from './support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('has defaults', () => {
  expect(loadConfig({})).toMatchObject({
    PORT: 8080,
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    SHUTDOWN_TIMEOUT: 20,
  });
});

test('names everything that is malformed at once, and no value', () => {
  const load = () =>
    loadConfig({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      SHUTDOWN_TIMEOUT: '0',
    });
  expect(load).toThrow(/PORT must be .*LOG_LEVEL must be .*SHUTDOWN_TIMEOUT must be /s);
  expect(load).not.toThrow(/loud/);
});

test.each(['-1', '65536', '80.5', '0x50', '1e3', ' '])('refuses the port %j', (PORT) => {
  expect(() => loadConfig({ PORT })).toThrow('PORT must be a whole number');
});

test('.env counts where the environment says nothing', async () => {
  writeFileSync(join(folder, '.env'), 'LOG_LEVEL=debug\nLOG_FORMAT=text\n');
  const app = new App(['config'], { LOG_LEVEL: 'error' }, folder);
  expect(await app.exited).toBe(0);
  expect(app.output).toContain('LOG_LEVEL=error');
  expect(app.output).toContain('LOG_FORMAT=text');
});

test('.env.example has exactly the variables that are read', () => {
  const example = parseEnv(readFileSync('.env.example', 'utf8'));
  expect(Object.keys(example).sort()).toEqual(Object.keys(schema.shape).sort());
});
