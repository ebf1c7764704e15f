import { type Check, expect } from '../check.ts';
import { PATIENCE } from '../lab.ts';
import { events } from '../logs.ts';
import { needs } from '../project/traits.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'VI-3',
  kind: 'process',
  promise: 'web and worker schedule nothing themselves: periodic work comes from the scheduler alone',
  does: 'runs web and worker with SCHEDULE_INTERVAL=1 for as long as a scheduler elsewhere takes to fire three times',
  exempt: (project) => needs.worker(project) ?? needs.scheduler(project),
  async run(lab) {
    const [watched, clock] = await Promise.all([lab.attach(), lab.attach()]);
    const often = { SCHEDULE_INTERVAL: '1' };
    await lab.web({ ...watched.env, ...often });
    const worker = await lab.background('worker', { ...watched.env, ...often });
    const other = await lab.background('worker', clock.env);
    await lab.background('scheduler', { ...clock.env, ...often });
    await until('the scheduler to fire three times', PATIENCE, () => events(other, 'job.done').length >= 3);
    const done = events(worker, 'job.done');
    expect(done.length === 0, 'no job where no scheduler runs', JSON.stringify(done[0]));
    return 'three jobs where the scheduler runs, none where it does not';
  },
};
