import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

/** An HTTP response, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is sent beside method and path. */
export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, as JSON by its header. */
  readonly text?: string;
  readonly host?: string;
  readonly agent?: Agent;
  readonly timeout?: number;
}

/** Sends one request, on a connection of its own unless an agent is given; rejects where none comes back. */
export function ask(port: number, target: string, options: AskOptions = {}): Promise<Answer> {
  const { json, text, host = '127.0.0.1', agent = false, timeout = 30_000 } = options;
  const [method = 'GET', path = '/'] = target.includes(' ') ? target.split(' ') : ['GET', target];
  const body = json === undefined ? text : JSON.stringify(json);
  const headers: Record<string, string> = {
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, agent, headers, timeout }, (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        received += chunk;
      });
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }),
      );
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer to ${target} within ${timeout} ms`)));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The response, or undefined where none came. */
export function tryAsk(port: number, target: string, options: AskOptions = {}): Promise<Answer | undefined> {
  return ask(port, target, options).catch(() => undefined);
}

/** A response's body as a JSON object; an empty one where it is none. */
export function object(answer: Answer | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(answer?.body ?? '');
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** A response in one line, for a report. */
export function brief(answer: Answer | undefined): string {
  return answer ? `${answer.status} ${answer.body.trim().slice(0, 300)}` : 'no answer';
}
