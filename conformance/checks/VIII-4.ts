import { type Check, expectNone } from '../check.ts';
import { postJob, timesDone } from '../jobs.ts';
import { PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { until } from '../system/wait.ts';

const JOBS = 60;

export const check: Check = {
  id: 'VIII-4',
  kind: 'process',
  promise: 'N workers do each job exactly once',
  does: `posts ${JOBS} jobs to three workers, and counts job.done by id`,
  exempt: needs.worker,
  async run(lab) {
    const { env } = await lab.attach();
    const web = await lab.web(env);
    const workers = await Promise.all([1, 2, 3].map(() => lab.background('worker', env)));
    const ids: string[] = [];
    for (let job = 0; job < JOBS; job += 1) ids.push(await postJob(web, `job ${job}`, 20));
    await until(
      `${JOBS} jobs done`,
      PATIENCE,
      () => ids.every((id) => timesDone(id, workers) > 0),
      () => `${ids.filter((id) => timesDone(id, workers) === 0).length} not done`,
    );
    // Time for a second delivery: as long as one more job takes all the way through.
    const last = await postJob(web, 'last');
    await until('one more job done', PATIENCE, () => timesDone(last, workers) > 0);
    expectNone(
      ids.filter((id) => timesDone(id, workers) !== 1).map((id) => `${timesDone(id, workers)} times`),
      'every job once',
    );
    const shares = workers.map((worker) => ids.filter((id) => timesDone(id, [worker]) > 0).length);
    return `${JOBS} jobs once each; by worker ${shares.join(', ')}`;
  },
};
