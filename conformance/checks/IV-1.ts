import { type Check, expect } from '../check.ts';
import type { Web } from '../lab.ts';
import type { Project } from '../project/project.ts';
import { needs } from '../project/traits.ts';
import { ask, brief, object } from '../system/http.ts';

/** Leaves a mark in every service, and tells how many there are by now. */
async function mark({ port }: Web, project: Project): Promise<string> {
  const seen: string[] = [];
  const { visits } = object(await ask(port, '/'));
  if (typeof visits === 'number') seen.push(`visit ${visits}`);
  if (!needs.sql(project)) {
    const made = await ask(port, 'POST /items', { json: { name: 'mark' } });
    expect(made.status === 201, 'POST /items to answer 201', brief(made));
    const { items } = object(await ask(port, '/items'));
    seen.push(`${Array.isArray(items) ? items.length : 'no'} items`);
  }
  return seen.join(', ');
}

export const check: Check = {
  id: 'IV-1',
  kind: 'process',
  promise: 'each service is attached by one URL: another URL, and nothing else, is another service',
  does: 'starts app web on one set of databases, then on another, then on the first again, and counts items and visits',
  exempt: (project) =>
    needs.sql(project) && needs.cache(project) ? 'no service that can be read back over HTTP' : undefined,
  async run(lab) {
    const seen: string[] = [];
    const first = await lab.attach();
    const second = await lab.attach();
    for (const { env } of [first, second, first]) {
      const web = await lab.web(env);
      seen.push(await mark(web, lab.project));
      await web.running.kill();
    }
    const [a, b, again] = seen;
    expect(a !== '', 'a mark in a service', 'neither visits nor items');
    expect(a === b, `the second set to be as untouched as the first was (${a})`, `${b}`);
    expect(a !== again, `the first set to hold what was left there`, `${again}`);
    return `first: ${a}; second: ${b}; first again: ${again}`;
  },
};
