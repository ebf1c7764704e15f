import { type Check, expect, expectNone } from '../check.ts';
import { type Entry, events, parseLog } from '../logs.ts';
import { sharedWeb } from '../shared.ts';
import { ask, object } from '../system/http.ts';
import { until } from '../system/wait.ts';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;
const LEVELS = ['debug', 'info', 'warning', 'error', 'critical'];

export const check: Check = {
  id: 'XI-2',
  kind: 'process',
  promise:
    'every line has time (UTC), level, msg, logger, service, version; in a request request_id, as X-Request-ID',
  does: 'reads every line of a web process, and compares X-Request-ID sent, returned and logged',
  quick: true,
  async run(lab) {
    const { port, running } = await sharedWeb(lab);
    const { name, version } = object(await ask(port, '/info'));
    const own = await ask(port, '/', { headers: { 'x-request-id': 'conformance-42' } });
    const returned = own.headers['x-request-id'];
    expect(returned === 'conformance-42', 'X-Request-ID: conformance-42 returned', String(returned));
    const made = (await ask(port, '/')).headers['x-request-id'];
    expect(typeof made === 'string' && made.length >= 8, 'an X-Request-ID made up', String(made));
    for (const id of ['conformance-42', made])
      await until(
        `a line with request_id ${id}`,
        10_000,
        () => events(running, 'http.request', { request_id: id }).length > 0,
      );
    const { entries } = parseLog(running);
    expectNone(
      [...new Set(entries.flatMap((entry) => faultsOf(entry, name, version)))],
      'all fields on every line',
    );
    return `${entries.length} lines with all fields; request_id taken and made up`;
  },
};

function faultsOf(entry: Entry, name: unknown, version: unknown): string[] {
  const line = JSON.stringify(entry).slice(0, 200);
  const checks: [string, boolean][] = [
    ['time', UTC.test(String(entry['time']))],
    ['level', LEVELS.includes(String(entry['level']))],
    ['msg', typeof entry['msg'] === 'string'],
    ['logger', typeof entry['logger'] === 'string'],
    ['service', entry['service'] === name],
    ['version', entry['version'] === version],
    ['request_id', entry['event'] !== 'http.request' || typeof entry['request_id'] === 'string'],
  ];
  return checks.filter(([, holds]) => !holds).map(([field]) => `${field}: ${line}`);
}
