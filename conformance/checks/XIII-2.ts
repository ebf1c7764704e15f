import { type Check } from '../check.ts';
import { expectProblem } from '../items.ts';
import { needs } from '../project/traits.ts';
import { sharedWeb } from '../shared.ts';
import { ask } from '../system/http.ts';

export const check: Check = {
  id: 'XIII-2',
  kind: 'process',
  promise: 'every error is application/problem+json with title and status (RFC 9457)',
  does: 'asks for what is not there, with a wrong method, with text that is no JSON, and with values that are not valid',
  quick: true,
  async run(lab) {
    const { port } = await sharedWeb(lab);
    expectProblem(await ask(port, '/nowhere'), 404, 'GET /nowhere');
    expectProblem(await ask(port, 'DELETE /info'), 405, 'DELETE /info');
    if (!needs.sql(lab.project)) {
      expectProblem(await ask(port, '/items/999999'), 404, 'GET /items/999999');
      expectProblem(
        await ask(port, 'POST /items', { json: { name: '' } }),
        422,
        'POST /items without a name',
      );
      expectProblem(await ask(port, '/items?limit=0'), 422, 'GET /items?limit=0');
      expectProblem(await ask(port, '/items?cursor=nonsense'), 422, 'GET /items?cursor=nonsense');
    }
    if (!needs.queue(lab.project)) {
      expectProblem(await ask(port, 'POST /jobs', { json: {} }), 422, 'POST /jobs without a message');
      const long = { message: 'x', work_ms: 60_001 };
      expectProblem(await ask(port, 'POST /jobs', { json: long }), 422, 'POST /jobs with work_ms=60001');
      const negative = { message: 'x', work_ms: -1 };
      expectProblem(await ask(port, 'POST /jobs', { json: negative }), 422, 'POST /jobs with work_ms=-1');
    }
    return `404, 405${needs.body(lab.project) ? '' : ', 422'} as problems`;
  },
};
