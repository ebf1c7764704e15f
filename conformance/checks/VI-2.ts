import { type Check, expect } from '../check.ts';
import { needs } from '../project/traits.ts';
import { ask, brief, object } from '../system/http.ts';

export const check: Check = {
  id: 'VI-2',
  kind: 'process',
  promise: 'two web processes are one application: what one is told the other knows',
  does: 'asks two web processes in turn for the visits, and one for the item that the other made',
  exempt: (project) =>
    needs.sql(project) && needs.cache(project) ? 'no state is kept in any service' : undefined,
  async run(lab) {
    const { env } = await lab.attach();
    const [one, two] = await Promise.all([lab.web(env), lab.web(env)]);
    const seen: string[] = [];
    if (!needs.cache(lab.project)) {
      const visits: unknown[] = [];
      for (const { port } of [one, two, one, two, one, two])
        visits.push(object(await ask(port, '/'))['visits']);
      const counted = visits.join();
      expect(counted === '1,2,3,4,5,6', 'visits 1 to 6 by turns', counted);
      seen.push(`visits ${counted}`);
    }
    if (!needs.sql(lab.project)) {
      const made = await ask(one.port, 'POST /items', { json: { name: 'shared' } });
      const path = String(made.headers.location);
      const found = await ask(two.port, new URL(path, 'http://localhost').pathname);
      expect(found.status === 200, `the other process to know ${path}`, brief(found));
      seen.push(`${path} known to both`);
    }
    return seen.join('; ');
  },
};
