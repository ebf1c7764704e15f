import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { hasHeartbeat } from '../processes/heartbeat.ts';
import { usageError } from '../user-error.ts';
import type { Command } from './command.ts';

const checks: Record<string, () => boolean | Promise<boolean>> = {
  web: isReady,
  worker: () => hasHeartbeat('worker'),
  scheduler: () => hasHeartbeat('scheduler'),
};

export const run: Command = async ([name = 'web', ...rest]) => {
  const check = checks[name];
  if (!check || rest.length > 0) {
    throw usageError(`app healthcheck takes one of ${Object.keys(checks).join(', ')}`);
  }
  return (await check()) ? 0 : 1;
};

async function isReady(): Promise<boolean> {
  // It runs every few seconds: loading the configuration's schema or `fetch` would double its cost.
  const port = process.env.PORT || 8080;
  const request = get({ host: '127.0.0.1', port, path: '/health/ready', timeout: 3_000 });
  request.on('timeout', () => request.destroy(new Error('no answer')));
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    console.log(await text(response));
    return response.statusCode === 200;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}
