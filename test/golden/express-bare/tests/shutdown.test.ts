import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { App } from './support/app.ts';
import { eventually } from './support/wait.ts';

/** A connection, and everything that it has received. */
async function open(port: number): Promise<{ socket: Socket; received: () => string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.on('error', () => {});
  return { socket, received: () => text };
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s: ends in spite of connections', async (signal) => {
  const web = new App(['web']);
  await web.ready();
  const port = await web.port();
  const idle = await open(port);
  idle.socket.write('GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await eventually(() => idle.received().includes('ok'));
  const silent = await open(port);

  web.signal(signal);
  await web.line({ event: 'process.stopping', signal });
  await eventually(() => idle.socket.closed && silent.socket.closed);
  expect(await web.exited).toBe(0);
  expect(web.lines.at(-1)).toMatchObject({ event: 'process.stopped' });
});
