import { expect } from './check.ts';
import { type Lab, PATIENCE, type Web } from './lab.ts';
import { needs, serving } from './project/traits.ts';
import type { Attachments } from './services/attach.ts';
import { protocolOf } from './services/protocol.ts';
import { type Answer, brief, tryAsk } from './system/http.ts';
import { slowPost } from './system/slow-request.ts';
import { until } from './system/wait.ts';

/** A request that the application has taken up and cannot answer yet. */
export interface InFlight {
  readonly what: string;
  /** Lets it go on, and waits for the answer: its status line, or what came instead. */
  readonly finish: () => Promise<string>;
  /** Waits for whatever comes without letting it go on. */
  readonly outcome: () => Promise<string>;
}

/** One request in flight of every sort that this project has: an unfinished body, a lock in the database. */
export async function inFlight(lab: Lab, web: Web, attachments: Attachments): Promise<InFlight[]> {
  const found: InFlight[] = [];
  const path = !needs.sql(lab.project) ? '/items' : !needs.queue(lab.project) ? '/jobs' : undefined;
  if (path) {
    const body = path === '/items' ? { name: 'in flight' } : { message: 'in flight' };
    const slow = await slowPost(web.port, path, body);
    lab.scope.defer(slow.close);
    const outcome = async () => (await slow.received).split('\r\n')[0] || 'the connection was dropped';
    const finish = () => {
      slow.finish();
      return outcome();
    };
    found.push({ what: `POST ${path} with an unfinished body`, finish, outcome });
  }
  const sql = serving(lab.project, 'sql');
  if (sql && !needs.sql(lab.project)) found.push(await locked(lab, web, attachments, sql.variable));
  return found;
}

/** Lets all requests go on, and throws unless each is answered with success; one may hold up another. */
export async function answered(requests: readonly InFlight[], when: string): Promise<string[]> {
  const outcomes = await Promise.all(requests.map(({ finish }) => finish()));
  return requests.map(({ what }, index) => {
    const outcome = outcomes[index] ?? '';
    expect(/^HTTP\/1\.1 2\d\d/.test(outcome), `an answer to ${what} ${when}`, outcome);
    return `${what}: ${outcome}`;
  });
}

async function locked(lab: Lab, web: Web, attachments: Attachments, variable: string): Promise<InFlight> {
  const { place } = attachments.of(variable);
  const sql = protocolOf(place.url.protocol)?.sql;
  if (!sql) throw new Error(`the suite takes no locks behind ${variable}`);
  const release = await sql.lock(place);
  lab.scope.defer(release);
  const before = await sql.waiting(place);
  let answer: Answer | undefined;
  const asked = tryAsk(web.port, 'GET /items', { timeout: PATIENCE }).then((given) => {
    answer = given;
    return given ? `HTTP/1.1 ${given.status}` : 'the connection was dropped';
  });
  await until('GET /items to wait for the lock', PATIENCE, async () => {
    expect(!answer, 'GET /items to wait for the lock', brief(answer));
    return (await sql.waiting(place)) > before;
  });
  const finish = async () => {
    await release();
    return asked;
  };
  return { what: 'GET /items waiting for a lock', finish, outcome: () => asked };
}
