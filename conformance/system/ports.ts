import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { within } from './wait.ts';

/** Ports that were given out, so that two checks never get the same one. */
const given = new Set<number>();

/** A TCP port that nothing listens on, never given out twice by one run. */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    if (!given.has(port)) {
      given.add(port);
      return port;
    }
  }
}

/** Whether something accepts a connection on this port. */
export async function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect(port, host);
  const answer = await within(
    3000,
    new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    }),
  );
  socket.destroy();
  return answer ?? false;
}
