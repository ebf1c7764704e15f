import { type Check, expect } from '../check.ts';
import { expectUnready, readiness } from '../health.ts';
import { jobDone, postJob } from '../jobs.ts';
import { ended } from '../lab.ts';
import { needs } from '../project/traits.ts';

export const check: Check = {
  id: 'IV-3b',
  kind: 'process',
  promise:
    'services that are down at start: every process starts and stays up, and works once they are there',
  does: 'starts web, worker and scheduler with every service cut off, then lets the services come',
  exempt: needs.service,
  async run(lab) {
    const { env, all } = await lab.attach();
    for (const { wire } of all) await wire.cut();
    const web = await lab.web(env);
    const others = Object.keys(lab.project.processes).filter((name) =>
      ['worker', 'scheduler'].includes(name),
    );
    const background = await Promise.all(others.map((name) => lab.background(name, env)));
    for (const attachment of all) await expectUnready(web, attachment, 'with all services down at start');
    for (const running of background)
      expect(!running.exit(), `${running.command} to stay up without services`, () => ended(running));
    for (const { wire } of all) await wire.mend();
    await readiness(web, 200, 'once the services are there');
    if (!needs.worker(lab.project))
      await jobDone(await postJob(web, 'at last'), background, 'once the services are there');
    for (const running of background)
      expect(!running.exit(), `${running.command} to stay up`, () => ended(running));
    return `web, ${others.join(', ')} stayed up; ready once the services were there`;
  },
};
