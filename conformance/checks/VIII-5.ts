import { type Check, expect } from '../check.ts';
import { PATIENCE } from '../lab.ts';
import { events } from '../logs.ts';
import { needs } from '../project/traits.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'VIII-5',
  kind: 'process',
  promise: 'the scheduler fires every SCHEDULE_INTERVAL seconds, once each, and compose runs one of it',
  does: 'runs a scheduler with SCHEDULE_INTERVAL=2 until it has fired three times, and measures the pauses',
  exempt: needs.scheduler,
  async run(lab) {
    const service = lab.project.processes['scheduler'];
    const replicas = service?.deploy?.replicas ?? service?.scale ?? 1;
    expect(replicas === 1, 'one scheduler in compose.yaml', `${replicas}`);
    const { env } = await lab.attach();
    const worker = needs.worker(lab.project) ? undefined : await lab.background('worker', env);
    const scheduler = await lab.background('scheduler', { ...env, SCHEDULE_INTERVAL: '2' });
    // Into the queue where there is one; else it does the work by itself.
    const fired = () => events(worker ?? scheduler, 'job.done').map(({ time }) => Date.parse(String(time)));
    await until('the scheduler to fire three times', PATIENCE, () => fired().length >= 3);
    const times = fired().sort((a, b) => a - b);
    const pauses = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
    expect(
      pauses.every((pause) => pause > 1 && pause < 6),
      'pauses of about 2 s',
      pauses.join(', '),
    );
    return `fired ${times.length} times, ${pauses.map((pause) => pause.toFixed(1)).join(' s, ')} s apart`;
  },
};
