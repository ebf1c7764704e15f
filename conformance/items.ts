import { expect } from './check.ts';
import { ask, brief, object } from './system/http.ts';

/** Makes an item, and returns the path that Location gives it. */
export async function makeItem(port: number, name: string): Promise<string> {
  const answer = await ask(port, 'POST /items', { json: { name } });
  const { location } = answer.headers;
  expect(answer.status === 201 && location, 'POST /items to answer 201 with a Location', brief(answer));
  return new URL(location, 'http://localhost').pathname;
}

/** One page of items, and the cursor to the next if there is one. */
export interface ItemPage {
  readonly items: readonly Record<string, unknown>[];
  readonly cursor: string | undefined;
}

/** Reads one page; the cursor is whichever member of the answer is called so. */
export async function itemPage(port: number, query = ''): Promise<ItemPage> {
  const answer = await ask(port, `GET /items${query}`);
  expect(answer.status === 200, `GET /items${query} to answer 200`, brief(answer));
  const body = object(answer);
  const items = Object.values(body).find((value) => Array.isArray(value)) as
    | Record<string, unknown>[]
    | undefined;
  expect(items, 'a list of items', brief(answer));
  const cursor = Object.entries(body).find(
    ([name, value]) => /cursor/i.test(name) && typeof value === 'string',
  );
  return { items, cursor: cursor?.[1] as string | undefined };
}

/** Throws unless an answer is a problem (RFC 9457) with this status. */
export function expectProblem(answer: Awaited<ReturnType<typeof ask>>, status: number, what: string): void {
  const problem = object(answer);
  expect(answer.status === status, `${what} to answer ${status}`, brief(answer));
  const type = answer.headers['content-type'] ?? 'no content type';
  expect(type.startsWith('application/problem+json'), `${what} to answer application/problem+json`, type);
  expect(
    typeof problem['title'] === 'string' && problem['status'] === status,
    `${what} to answer a problem with title and status`,
    brief(answer),
  );
}
