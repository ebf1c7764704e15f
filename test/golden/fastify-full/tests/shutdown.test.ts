import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Item } from '../src/items/schemas.ts';
import { App } from './support/app.ts';
import { openDatabase } from './support/database.ts';
import { json } from './support/server.ts';
import { eventually } from './support/wait.ts';

const BODY = JSON.stringify({ name: 'slow' });
const HEAD = [
  'POST /items HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  '\r\n',
].join('\r\n');

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

async function isRefused(port: number): Promise<boolean> {
  return open(port).then(
    ({ socket }) => !socket.destroy(),
    () => true,
  );
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s: finishes the request in flight', async (signal) => {
  const web = new App(['web']);
  await web.ready();
  const port = await web.port();
  const busy = await open(port);
  busy.socket.write(HEAD);
  const idle = await open(port);
  idle.socket.write('GET /up HTTP/1.1\r\nHost: localhost\r\n\r\n');
  // Once it is answered, what came before it has been read.
  await eventually(() => idle.received().includes('ok'));
  const silent = await open(port);

  web.signal(signal);
  await web.line({ event: 'process.stopping', signal });
  await eventually(() => isRefused(port));
  web.signal(signal);
  await eventually(() => idle.socket.closed && silent.socket.closed);
  busy.socket.write(BODY);
  await eventually(() => busy.socket.closed);
  expect(busy.received()).toMatch(/^HTTP\/1.1 201 /);
  expect(busy.received()).toMatch(/^connection: close/im);
  expect(await web.exited).toBe(0);
  expect(web.lines.at(-1)).toMatchObject({ event: 'process.stopped' });
});

test('cuts what takes longer than the timeout', async () => {
  const web = new App(['web'], { SHUTDOWN_TIMEOUT: '1' });
  const url = await web.ready();
  const busy = await open(await web.port());
  busy.socket.write(HEAD);
  await fetch(`${url}/up`);
  const start = performance.now();
  web.signal('SIGTERM');
  expect(await web.exited).toBe(0);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(busy.received()).toBe('');
  expect(web.lines).toContainEqual(
    expect.objectContaining({ event: 'http.request', path: '/items', status: 499 }),
  );
});

test('cuts a request that waits for a lock of the database', async () => {
  const web = new App(['web'], { SHUTDOWN_TIMEOUT: '1' });
  const url = await web.ready();
  const created = await fetch(`${url}/items`, json('POST', { name: 'locked' }));
  const { id } = Item.parse(await created.json());

  const database = openDatabase();
  await database.db.transaction().execute(async (transaction) => {
    await transaction.updateTable('items').set({ quantity: 1 }).where('id', '=', id).execute();
    const request = fetch(`${url}/items/${id}`, json('PATCH', { quantity: 2 }));
    request.catch(() => {});
    await eventually(async () => (await waiting()) > 0);
    web.signal('SIGTERM');
    expect(await web.exited).toBe(0);
    await expect(request).rejects.toThrow();
  });
  await database.close();

  async function waiting(): Promise<number> {
    const query = sql<Count>`select count(*) as count from pg_stat_activity
                             where wait_event_type = 'Lock'`;
    return Number((await query.execute(database.db)).rows[0]?.count);
  }
});

interface Count {
  count: number;
}
