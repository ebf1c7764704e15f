import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { atEnd } from '../at-end.ts';
import { Extension, Incomplete, type Packed, unpack } from './msgpack.ts';

/** A record as Docker's driver sends it. */
export interface Record {
  readonly tag: string;
  /** Seconds since 1970, to the nanosecond that the driver tells. */
  readonly time: number;
  readonly fields: Readonly<{ [key: string]: Packed }>;
}

/** Takes records by Fluentd's forward protocol (version 1), in each of its modes, as Fluentd's own input does. */
export class Receiver {
  readonly records: Record[] = [];
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(port: number) {
    this.#port = port;
    this.#server = createServer((socket) => this.#serve(socket));
    atEnd(() => this.close());
  }

  /** Listens on this machine alone. */
  async open(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Goes away, whoever is still sending. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket): void {
    let waiting = Buffer.alloc(0);
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      waiting = Buffer.concat([waiting, bytes]);
      for (const [message, length] of messages(waiting)) {
        waiting = waiting.subarray(length);
        this.records.push(...recordsOf(message));
        const { chunk } = (message.at(-1) ?? {}) as { readonly chunk?: string };
        // What is not acknowledged is sent again: { "ack": chunk }.
        if (chunk !== undefined) socket.write(Buffer.concat([MAP_OF_ONE, text('ack'), text(chunk)]));
      }
    });
  }
}

/** Every whole message at the start of some bytes, each with its own length. */
function* messages(bytes: Buffer): Generator<readonly [message: readonly Packed[], length: number]> {
  let rest = bytes;
  while (rest.length > 0) {
    try {
      const [message, length] = unpack(rest);
      if (!Array.isArray(message)) throw new Error('a message is a list');
      yield [message, length];
      rest = rest.subarray(length);
    } catch (error) {
      if (error instanceof Incomplete) return;
      throw error;
    }
  }
}

/** `[tag, time, record]`, `[tag, [[time, record], …]]`, or the same entries packed into bytes or text. */
function recordsOf([tag, second, third]: readonly Packed[]): readonly Record[] {
  const one = (time: Packed | undefined, fields: Packed | undefined): Record => ({
    tag: String(tag),
    time: seconds(time),
    fields: fields as Record['fields'],
  });
  if (Array.isArray(second)) return second.map(([time, fields]) => one(time, fields));
  if (typeof second === 'string' || second instanceof Buffer)
    return [...messages(Buffer.from(second))].map(([[time, fields]]) => one(time, fields));
  return [one(second, third)];
}

/** Whole seconds, or the extension of type 0: seconds and nanoseconds. */
function seconds(time: Packed | undefined): number {
  if (!(time instanceof Extension)) return Number(time);
  return time.bytes.readUInt32BE(0) + time.bytes.readUInt32BE(4) / 1e9;
}

const MAP_OF_ONE = Buffer.from([0x81]);

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([0xd9, bytes.length]), bytes]);
}
