import { type Check, expect } from '../check.ts';
import { jobDone, postJob, timesDone } from '../jobs.ts';
import { events } from '../logs.ts';
import { needs } from '../project/traits.ts';

export const check: Check = {
  id: 'XIII-4',
  kind: 'process',
  promise:
    'POST /jobs answers 202 and an id at once; the worker logs job.done with that id once, after work_ms',
  does: 'posts a job of two seconds with no worker there, then starts one, and posts another without work_ms',
  exempt: needs.worker,
  async run(lab) {
    const { env } = await lab.attach();
    const web = await lab.web(env);
    const first = await postJob(web, 'slow', 2000);
    const worker = await lab.background('worker', env);
    const second = await postJob(web, 'quick');
    for (const id of [first, second]) {
      await jobDone(id, [worker]);
      expect(timesDone(id, [worker]) === 1, 'job.done once', `${timesDone(id, [worker])} times`);
    }
    const [started] = worker.lines();
    const [done] = events(worker, 'job.done', { job_id: first });
    const began = Date.parse(String((JSON.parse(started?.text ?? '{}') as { time?: string }).time));
    const took = Date.parse(String(done?.['time'])) - began;
    expect(took >= 1900, 'two seconds of work', `${took} ms after the worker's first line`);
    return `202 with an id; job.done once each, the slow one after ${(took / 1000).toFixed(1)} s`;
  },
};
