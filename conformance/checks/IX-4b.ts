import { type Check, expectNone } from '../check.ts';
import { postJob, timesDone } from '../jobs.ts';
import { PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { until } from '../system/wait.ts';

const JOBS = 200;

export const check: Check = {
  id: 'IX-4b',
  kind: 'process',
  promise:
    'kill -9 on one of three workers under 200 jobs: none is lost, and only what it had in hand is done again',
  does: `posts ${JOBS} jobs, kills a worker that has done some, starts another, and counts job.done by id`,
  exempt: needs.worker,
  alone: true,
  async run(lab) {
    const { env } = await lab.attach();
    const web = await lab.web(env);
    const workers = await Promise.all([1, 2, 3].map(() => lab.background('worker', env)));
    const [victim] = workers;
    if (!victim) return '';
    const posted: Promise<string[]> = (async () => {
      const ids: string[] = [];
      for (let job = 0; job < JOBS; job += 1) ids.push(await postJob(web, `job ${job}`, 100));
      return ids;
    })();
    await until(
      'the worker to do a few jobs',
      PATIENCE,
      () => (victim.stdout().match(/job\.done/g)?.length ?? 0) >= 5,
    );
    await victim.kill();
    const ids = await posted;
    workers.push(await lab.background('worker', env));
    const lost = () => ids.filter((id) => timesDone(id, workers) === 0);
    await until(
      `${JOBS} jobs done`,
      2 * PATIENCE,
      () => lost().length === 0,
      () => `${lost().length} jobs never done`,
    );
    const survivors = workers.filter((worker) => worker !== victim);
    const twice = ids.filter((id) => timesDone(id, survivors) > 1);
    expectNone(twice, 'no job done twice by workers that live');
    const again = ids.filter((id) => timesDone(id, workers) > 1).length;
    return `${JOBS} jobs done, ${ids.filter((id) => timesDone(id, [victim]) > 0).length} by the killed worker, ${again} of them again`;
  },
};
