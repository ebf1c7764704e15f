import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../system/ports.ts';

/**
 * The wire between one check's processes and a backing service: a port that forwards to it, and that can be cut. For
 * the application that is a service that went away, while the service itself goes on serving other checks.
 */
export interface Wire {
  readonly port: number;
  /** How many connections were made through it. */
  readonly count: () => number;
  /** The first bytes of each connection. */
  readonly openings: () => readonly Buffer[];
  /** Whether the service has sent this text since the question was first asked. */
  readonly delivered: (text: string) => boolean;
  /** Ends every connection and refuses new ones. */
  readonly cut: () => Promise<void>;
  /** Accepts and forwards again. */
  readonly mend: () => Promise<void>;
  /** Keeps connections, yet lets nothing through: a service that hangs. `false` lets go. */
  readonly hold: (held: boolean) => void;
  /** Keeps back whatever the application sends from where it says this, until the gate is opened. */
  readonly gate: (closed: RegExp) => Gate;
}

/** A place on a wire where what is said decides whether it goes on. */
export interface Gate {
  /** How many connections wait before it. */
  readonly waiting: () => number;
  readonly open: () => void;
}

/** Lays a wire to a port of this machine. */
export async function layWire(target: () => number): Promise<Wire> {
  const port = await freePort();
  const open = new Set<Socket>();
  const openings: Buffer[] = [];
  const awaited = new Map<string, boolean>();
  let count = 0;
  let held = false;
  let closed: RegExp | undefined;
  const waiting: (() => void)[] = [];
  let server: Server | undefined;

  const forward = (near: Socket) => {
    count += 1;
    const far = connect(target(), '127.0.0.1');
    near.once('data', (chunk: Buffer) => openings.push(chunk));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('end', () => other.end());
      if (socket === far) socket.on('data', (chunk: Buffer) => other.write(chunk));
    }
    near.on('data', (chunk: Buffer) => {
      if (!closed?.test(chunk.toString('latin1'))) {
        far.write(chunk);
        return;
      }
      near.pause();
      waiting.push(() => {
        far.write(chunk);
        near.resume();
      });
    });
    let end = '';
    far.on('data', (chunk: Buffer) => {
      const text = end + chunk.toString('latin1');
      for (const marker of awaited.keys()) if (text.includes(marker)) awaited.set(marker, true);
      // A text may come in two parts.
      end = text.slice(-200);
    });
    if (held) for (const socket of [near, far]) socket.pause();
  };
  const mend = async () => {
    if (server) return;
    server = createServer(forward).listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    const closing = server;
    server = undefined;
    if (!closing) return;
    closing.close();
    for (const socket of open) socket.destroy();
    await once(closing, 'close');
  };
  await mend();
  return {
    port,
    count: () => count,
    openings: () => openings,
    delivered(text) {
      if (!awaited.has(text)) awaited.set(text, false);
      return awaited.get(text) ?? false;
    },
    cut,
    mend,
    gate(pattern) {
      closed = pattern;
      return {
        waiting: () => waiting.length,
        open() {
          closed = undefined;
          for (const pass of waiting.splice(0)) pass();
        },
      };
    },
    hold(next) {
      held = next;
      for (const socket of open)
        if (held) socket.pause();
        else socket.resume();
    },
  };
}
