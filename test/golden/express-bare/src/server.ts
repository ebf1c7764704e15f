import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { type Logger, requestContext } from './logging.ts';

/** How long a connection may stay silent once the server stops. */
const SILENCE = 500;

/** Serves HTTP, whichever framework answers; it knows how to stop without dropping a request. */
export class WebServer {
  readonly #server: Server;
  readonly #logger: Logger;
  readonly #connections = new Set<Socket>();
  readonly #responses = new Set<ServerResponse>();
  #stopping = false;

  constructor(listener: RequestListener, logger: Logger) {
    this.#logger = logger;
    this.#server = createServer((request, response) => this.#handle(listener, request, response));
    // Longer than load balancers keep theirs, so that it is never this side that closes first.
    this.#server.keepAliveTimeout = 75_000;
    this.#server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
  }

  /** Resolves with the port once connections are accepted. */
  listen(port: number, host = '0.0.0.0'): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Accepts nothing more, answers what is in flight, and cuts what is left at the deadline. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.#stopping = true;
    deadline.addEventListener('abort', () => this.#server.closeAllConnections());
    for (const response of this.#responses) closeAfter(response);
    // Node waits for connections on which nothing has been sent yet.
    const silence = setTimeout(() => this.#closeSilent(), SILENCE);
    await new Promise((resolve) => this.#server.close(resolve));
    clearTimeout(silence);
    // A response that has been cut hears of it only after the server.
    await Promise.allSettled(Array.from(this.#responses, (response) => once(response, 'close')));
  }

  #closeSilent(): void {
    for (const socket of this.#connections) {
      if (socket.bytesRead === 0) socket.destroy();
    }
  }

  #handle(listener: RequestListener, request: IncomingMessage, response: ServerResponse): void {
    const start = performance.now();
    const context = { request_id: requestId(request) };
    request.headers['x-request-id'] = context.request_id;
    response.setHeader('X-Request-ID', context.request_id);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (this.#stopping) closeAfter(response);
    this.#responses.add(response);

    response.once('close', () => {
      this.#responses.delete(response);
      if (this.#stopping) this.#server.closeIdleConnections();
      requestContext.run(context, () => this.#log(request, response, performance.now() - start));
    });
    requestContext.run(context, () => listener(request, response));
  }

  #log(request: IncomingMessage, response: ServerResponse, duration: number): void {
    const path = request.url?.split('?', 1)[0] ?? '';
    const level = path === '/up' || path.startsWith('/health/') ? 'debug' : 'info';
    // 499 as in nginx: the connection was gone before the answer was.
    const status = response.writableFinished ? response.statusCode : 499;
    this.#logger[level](
      {
        event: 'http.request',
        method: request.method,
        path,
        status,
        duration_ms: Math.round(duration),
      },
      `${request.method} ${path} ${status}`,
    );
  }
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

/** The id that a proxy or client has given to the request, if it is harmless; else a new one. */
function requestId(request: IncomingMessage): string {
  const id = request.headers['x-request-id'];
  return typeof id === 'string' && /^[\w.:/+=-]{1,128}$/.test(id) ? id : randomUUID();
}
