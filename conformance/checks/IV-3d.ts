import { type Check, expect } from '../check.ts';
import { jobDone, postJob, queueWire, timesDone } from '../jobs.ts';
import { ended } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { rewire } from '../services/attach.ts';
import { brief, tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'IV-3d',
  kind: 'process',
  promise:
    'a queue that goes away: the worker stays up and resumes by itself; POST /jobs fails meanwhile, then works',
  does: "cuts off the worker's queue, posts a job, lets it come back; does the same with web's",
  exempt: needs.worker,
  async run(lab) {
    const attachments = await lab.attach();
    const own = await rewire(attachments, lab.scope);
    const web = await lab.web(attachments.env);
    const worker = await lab.background('worker', own.env);
    await jobDone(await postJob(web, 'before'), [worker], 'before the outage');
    await queueWire(lab, own).cut();
    const waiting = await postJob(web, 'during');
    await until('the worker to notice', 30_000, () =>
      /"level": ?"(warning|error|critical)"/.test(worker.stdout()),
    );
    expect(timesDone(waiting, [worker]) === 0, 'the job to wait', 'it was done without a queue');
    await queueWire(lab, own).mend();
    await jobDone(waiting, [worker], "after the worker's outage");
    expect(!worker.exit(), 'the worker to stay up', () => ended(worker));
    await queueWire(lab, attachments).cut();
    const refused = await tryAsk(web.port, 'POST /jobs', { json: { message: 'lost' }, timeout: 20_000 });
    expect(refused && refused.status >= 500, 'POST /jobs to fail without a queue', brief(refused));
    await queueWire(lab, attachments).mend();
    const again = await until('POST /jobs to work again', 20_000, async () => {
      const answer = await tryAsk(web.port, 'POST /jobs', { json: { message: 'again' } });
      return answer?.status === 202 && answer;
    });
    await jobDone(String((JSON.parse(again.body) as { id: string }).id), [worker], "after web's outage");
    return `done before, after the worker's outage, after web's; POST /jobs meanwhile ${refused.status}`;
  },
};
