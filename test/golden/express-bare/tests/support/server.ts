import { afterAll } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createApp } from '../../src/http/app.ts';
import { WebServer } from '../../src/server.ts';
import { logger } from './logger.ts';

const closers: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closers) await close();
});

/** Serves the application until the tests of the file are done, and returns its address. */
export async function serve(): Promise<string> {
  const server = new WebServer(await createApp({ config: loadConfig({}), logger }), logger);
  const port = await server.listen(0);
  closers.push(() => server.stop(AbortSignal.timeout(0)));
  return `http://127.0.0.1:${port}`;
}
