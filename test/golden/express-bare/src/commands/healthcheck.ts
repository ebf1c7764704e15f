import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Command } from './command.ts';

export const run: Command = async () => ((await isReady()) ? 0 : 1);

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
