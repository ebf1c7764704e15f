import { expect } from './check.ts';
import { ended, PATIENCE, type Web } from './lab.ts';
import type { Attachment } from './services/attach.ts';
import { protocolOf } from './services/protocol.ts';
import { type Answer, ask, brief, object, tryAsk } from './system/http.ts';
import { until } from './system/wait.ts';

/** Waits until /health/ready answers with this status; returns the answer. */
export async function readiness(
  { port, running }: Web,
  status: number,
  when: string,
  timeout = 10_000,
): Promise<Answer> {
  let last: Answer | undefined;
  return until(
    `/health/ready to answer ${status} ${when}`,
    PATIENCE,
    async () => {
      last = await tryAsk(port, '/health/ready', { timeout });
      return last?.status === status && last;
    },
    () => `${brief(last)}; ${ended(running)}`,
  );
}

/** Throws unless the process stays up, alive, and says that this service and no secret of it fails. */
export async function expectUnready(
  web: Web,
  { variable, url }: Attachment,
  when: string,
  timeout?: number,
): Promise<void> {
  const { body } = await readiness(web, 503, when, timeout);
  const names = await namesOf(web, variable, url);
  const named = names.some((name) => body.toLowerCase().includes(name.toLowerCase()));
  expect(named, `the answer to name ${names.join(' or ')} ${when}`, body);
  const password = decodeURIComponent(url.password);
  expect(!password || !body.includes(password), `no secret in the answer ${when}`, 'the password is in it');
  const live = await tryAsk(web.port, '/health/live');
  expect(live?.status === 200, `/health/live to answer 200 ${when}`, brief(live));
  expect(!web.running.exit(), `web to stay up ${when}`, () => ended(web.running));
}

/** What a service may be called: its variable, its protocol, and its name in /info. */
async function namesOf({ port }: Web, variable: string, url: URL): Promise<string[]> {
  const listed = object(await ask(port, '/info'))['services'];
  const services = Array.isArray(listed) ? (listed as { name?: unknown; kind?: unknown }[]) : [];
  const protocol = protocolOf(url.protocol);
  const own = services.filter(({ kind }) => protocolOf(String(kind)) === protocol);
  const scheme = url.protocol.replace(':', '');
  return [
    ...new Set([variable, variable.replace(/_URL$/, ''), scheme, ...own.map(({ name }) => String(name))]),
  ];
}
