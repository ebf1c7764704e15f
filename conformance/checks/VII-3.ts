import { type Check, expect } from '../check.ts';
import { needs } from '../project/traits.ts';
import { sharedWeb } from '../shared.ts';
import { ask, brief, object } from '../system/http.ts';

export const check: Check = {
  id: 'VII-3',
  kind: 'process',
  promise: 'GET / answers service, version, and visits where a cache counts them',
  does: 'asks GET / twice',
  quick: true,
  async run(lab) {
    const { port } = await sharedWeb(lab);
    const first = await ask(port, '/');
    const { service, version, visits } = object(first);
    expect(first.status === 200, 'status 200', brief(first));
    expect(first.headers['content-type']?.startsWith('application/json'), 'JSON', brief(first));
    expect(typeof service === 'string' && typeof version === 'string', 'service and version', brief(first));
    const next = object(await ask(port, '/'))['visits'];
    if (needs.cache(lab.project)) expect(visits === undefined, 'no visits without a cache', brief(first));
    else
      expect(typeof visits === 'number' && Number(next) > visits, 'visits that grow', `${visits}, ${next}`);
    return `${brief(first)}${visits === undefined ? '' : `, then ${String(next)} visits`}`;
  },
};
