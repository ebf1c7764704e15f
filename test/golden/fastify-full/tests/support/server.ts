import { afterAll } from 'vitest';
import { closeServices, connectServices } from '../../src/backing-services/connect.ts';
import { loadConfig } from '../../src/config.ts';
import { createApp } from '../../src/http/app.ts';
import { WebServer } from '../../src/server.ts';
import { logger } from './logger.ts';
import { eventually } from './wait.ts';

const closers: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closers) await close();
});

/** Serves the application until the tests of the file are done, and returns its address. */
export async function serve(environment: Record<string, string> = {}): Promise<string> {
  const config = loadConfig({ ...process.env, ...environment });
  const services = connectServices(config, logger);
  const server = new WebServer(await createApp({ config, logger, services }), logger);
  const port = await server.listen(0);
  closers.push(async () => {
    await server.stop(AbortSignal.timeout(0));
    await closeServices(services);
  });
  return `http://127.0.0.1:${port}`;
}

/** As `serve`, and waits until all services are connected. */
export async function serveReady(environment: Record<string, string> = {}): Promise<string> {
  const url = await serve(environment);
  await eventually(async () => (await fetch(`${url}/health/ready`)).ok);
  return url;
}

/** Sends a body as JSON. */
export function json(method: string, body: unknown): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
