import { isDeepStrictEqual } from 'node:util';
import { type Check, expect } from '../check.ts';
import { sharedWeb } from '../shared.ts';
import { ask, brief } from '../system/http.ts';

export const check: Check = {
  id: 'XIII-1',
  kind: 'process',
  promise:
    'GET /openapi.json is the committed openapi.json, OpenAPI 3.1, and describes every route of the contract',
  does: 'compares the answer with the file, and looks for the routes',
  async run(lab) {
    const { port } = await sharedWeb(lab);
    const text = lab.project.read('openapi.json');
    expect(text, 'a committed openapi.json', 'there is none');
    const answer = await ask(port, '/openapi.json');
    expect(answer.status === 200, 'status 200', brief(answer));
    const served = JSON.parse(answer.body) as { openapi?: string; paths?: Record<string, unknown> };
    expect(isDeepStrictEqual(served, JSON.parse(text)), 'the committed document', 'another one is served');
    expect(served.openapi?.startsWith('3.1.'), 'OpenAPI 3.1', String(served.openapi));
    const routes = ['/', '/health/live', '/health/ready', '/up', '/info'];
    const missing = routes.filter((path) => !(path in (served.paths ?? {})));
    expect(missing.length === 0, 'every route described', `not ${missing.join(', ')}`);
    return `OpenAPI ${served.openapi}, ${Object.keys(served.paths ?? {}).length} paths, as committed`;
  },
};
