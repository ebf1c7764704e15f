import { type Check, expect, expectNone } from '../check.ts';
import { type Entry, events, parseLog } from '../logs.ts';
import { ask } from '../system/http.ts';
import { until } from '../system/wait.ts';

const PATHS = ['/', '/info', '/nowhere', '/openapi.json', 'POST /'];
const PROBES = ['/health/live', '/up', '/health/ready'];

export const check: Check = {
  id: 'XI-4',
  kind: 'process',
  promise:
    'one line http.request for each request with method, path, status, duration_ms; health checks at debug',
  does: 'sends requests with ids of their own, at LOG_LEVEL=debug and info, and counts the lines of each',
  async run(lab) {
    const { env } = await lab.attach();
    const { port, running } = await lab.web({ ...env, LOG_LEVEL: 'debug' });
    const wrong: string[] = [];
    for (const [index, target] of [...PATHS, ...PROBES].entries()) {
      const id = `access-${index}`;
      const { status } = await ask(port, target, { headers: { 'x-request-id': id } });
      const lines = () => events(running, 'http.request', { request_id: id });
      await until(`a line for ${target}`, 10_000, () => lines().length > 0);
      const [method, path] = target.includes(' ') ? target.split(' ') : ['GET', target];
      const expected = { method, path, status, level: PROBES.includes(target) ? 'debug' : 'info' };
      for (const line of lines()) wrong.push(...differences(line, expected, target));
    }
    await ask(port, '/', { headers: { 'x-request-id': 'access-last' } });
    await until(
      'the last line',
      10_000,
      () => events(running, 'http.request', { request_id: 'access-last' }).length > 0,
    );
    for (const [index, target] of [...PATHS, ...PROBES].entries()) {
      const own = parseLog(running).entries.filter(({ request_id: id }) => id === `access-${index}`);
      const access = own.filter((entry) => isAccess(entry));
      if (access.length !== 1) wrong.push(`${target}: ${access.length} lines`);
    }
    const unmarked = parseLog(running).entries.filter(
      (entry) => isAccess(entry) && entry['event'] !== 'http.request',
    );
    wrong.push(...unmarked.map((entry) => `a second access line: ${JSON.stringify(entry)}`));
    expectNone(wrong, 'one line for each request');
    await running.kill();
    const info = await lab.web(env);
    for (const target of [...PROBES, '/']) await ask(info.port, target);
    await until('a line for /', 10_000, () => events(info.running, 'http.request', { path: '/' }).length > 0);
    const probes = events(info.running, 'http.request').filter(({ path }) => PROBES.includes(String(path)));
    expect(probes.length === 0, 'no line for health checks at info', JSON.stringify(probes[0]));
    return `${PATHS.length + PROBES.length} requests, one line each; health checks at debug alone`;
  },
};

/** Whether a line reports a request, whatever it is called: it holds a method and a path. */
function isAccess(entry: Entry): boolean {
  return (
    /\b(GET|POST) \/|"method": ?"(GET|POST)"/.test(JSON.stringify(entry)) &&
    !/exception|stack/.test(JSON.stringify(entry))
  );
}

function differences(line: Entry, expected: Entry, target: string): string[] {
  const wrong = Object.entries(expected)
    .filter(([name, value]) => line[name] !== value)
    .map(([name, value]) => `${target}: ${name} is ${String(line[name])}, not ${String(value)}`);
  return typeof line['duration_ms'] === 'number' ? wrong : [...wrong, `${target}: no duration_ms`];
}
