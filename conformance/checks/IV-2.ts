import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { jobDone, postJob } from '../jobs.ts';
import { ended } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { through } from '../services/attach.ts';
import { protocolOf } from '../services/protocol.ts';

const PASSWORD = 'p@ss:w/r d%41#?&+=é';

export const check: Check = {
  id: 'IV-2',
  kind: 'process',
  promise: 'URL dialects and percent-encoded credentials mean the same to web, worker and migrations',
  does: `gives each service a user whose password is ${PASSWORD}, writes the URLs in other dialects, and uses them`,
  exempt: needs.service,
  async run(lab) {
    const { env: plain, all } = await lab.attach();
    const written: string[] = [];
    const env: Record<string, string> = { ...plain };
    for (const { variable, place, wire } of all) {
      const protocol = protocolOf(place.url.protocol);
      if (!protocol) continue;
      const url = through(await protocol.withPassword(place, PASSWORD), wire);
      const [dialect] = protocol.dialects.filter((name) => name !== protocol.encrypted);
      const text = dialect ? url.href.replace(/^[a-z+]+:/, `${dialect}:`) : url.href;
      env[variable] = protocol.demand ? `${text}?${protocol.demand.replace('require', 'disable')}` : text;
      written.push(`${variable}=${env[variable]?.replace(/\/\/.*@/, '//…@')}`);
    }
    const web = await lab.web(env);
    await readiness(web, 200, 'with URLs in another dialect and an encoded password');
    if (!needs.sql(lab.project)) {
      const migrate = await lab.run({ command: ['migrate', '--check'], env });
      expect(migrate.end.status === 0, 'app migrate --check to exit with 0', () => ended(migrate));
    }
    if (!needs.worker(lab.project)) {
      const worker = await lab.background('worker', env);
      await jobDone(await postJob(web, 'dialects'), [worker], 'with such URLs');
    }
    return written.join(', ');
  },
};
