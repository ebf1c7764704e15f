import { connect } from 'node:net';
import { within } from './wait.ts';

/** A request in flight: its headers and half of its body are sent. */
export interface SlowRequest {
  /** Sends the rest of the body. */
  finish(): void;
  /** All that the server sends until the connection ends. */
  readonly received: Promise<string>;
  readonly close: () => void;
}

/**
 * Starts a POST whose body stays unfinished, and returns once the server has taken it up: it then sends
 * `100 Continue` (RFC 9110, 10.1.1). A server that leaves that out has had the headers for two seconds.
 */
export async function slowPost(port: number, path: string, json: unknown): Promise<SlowRequest> {
  const body = Buffer.from(JSON.stringify(json));
  const half = Math.floor(body.length / 2);
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  // A connection that is reset ends like any other: what came until then counts.
  socket.on('error', () => {});
  const event = (name: string) => new Promise<void>((resolve) => socket.once(name, () => resolve()));
  const received = event('close').then(() => text.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, ''));
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`,
  );
  await within(2000, Promise.race([event('data'), received]));
  socket.write(body.subarray(0, half));
  return {
    finish: () => socket.write(body.subarray(half)),
    received,
    close: () => socket.destroy(),
  };
}
