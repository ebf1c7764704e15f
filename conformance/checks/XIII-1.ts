import { type Check, expect } from '../check.ts';
import { sharedWeb } from '../shared.ts';
import { ask, brief } from '../system/http.ts';

export const check: Check = {
  id: 'XIII-1',
  kind: 'process',
  promise:
    'GET /openapi.json is the committed openapi.json, OpenAPI 3.1, and describes every route of the contract',
  does: 'compares the answer with the file, and looks for the routes',
  quick: true,
  async run(lab) {
    const { port } = await sharedWeb(lab);
    const text = lab.project.read('openapi.json');
    expect(text, 'a committed openapi.json', 'there is none');
    const answer = await ask(port, '/openapi.json');
    expect(answer.status === 200, 'status 200', brief(answer));
    const served = JSON.parse(answer.body) as { openapi?: string; paths?: Record<string, unknown> };
    const difference = firstDifference(JSON.parse(text), served);
    expect(!difference, 'the committed document', `another one is served: ${difference}`);
    expect(served.openapi?.startsWith('3.1.'), 'OpenAPI 3.1', String(served.openapi));
    const routes = ['/', '/health/live', '/health/ready', '/up', '/info'];
    const missing = routes.filter((path) => !(path in (served.paths ?? {})));
    expect(missing.length === 0, 'every route described', `not ${missing.join(', ')}`);
    return `OpenAPI ${served.openapi}, ${Object.keys(served.paths ?? {}).length} paths, as committed`;
  },
};

/** Where two documents differ first, as a path with both values. */
function firstDifference(committed: unknown, served: unknown, path = ''): string | undefined {
  const [one, other] = [JSON.stringify(committed), JSON.stringify(served)];
  if (one === other) return undefined;
  const branches = [committed, served].every((value) => value !== null && typeof value === 'object');
  if (!branches) return `${path || '/'} is ${other?.slice(0, 100)}, committed as ${one?.slice(0, 100)}`;
  const [a, b] = [committed, served] as [Record<string, unknown>, Record<string, unknown>];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstDifference(a[key], b[key], `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}
