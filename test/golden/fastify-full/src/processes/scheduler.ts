import { setTimeout } from 'node:timers/promises';
import { startHeartbeat } from './heartbeat.ts';
import type { Start } from './process.ts';

export const start: Start = async ({ config, logger, services }) => {
  const log = logger.child({ logger: 'scheduler' });
  const stop = new AbortController();
  const done = every(config.SCHEDULE_INTERVAL * 1000, stop.signal, async (time) => {
    // The id names the time, so that it is the same job should two schedulers run at once.
    const job = { id: `scheduled-${time}`, message: 'scheduled job', work_ms: 0 };
    try {
      await services.queue.publish(job);
      log.info({ event: 'job.scheduled', job_id: job.id }, job.message);
    } catch (err) {
      log.error({ event: 'job.not_scheduled', job_id: job.id, err }, 'a job was not scheduled');
    }
  });
  startHeartbeat('scheduler');
  return () => {
    stop.abort();
    return done;
  };
};

/** Calls `task` at each multiple of the interval; those that have passed meanwhile are skipped. */
async function every(
  interval: number,
  stop: AbortSignal,
  task: (time: number) => Promise<void>,
): Promise<void> {
  let time = floor(Date.now(), interval);
  while (!stop.aborted) {
    time = Math.max(time, floor(Date.now(), interval)) + interval;
    await setTimeout(time - Date.now(), undefined, { signal: stop }).catch(() => {});
    if (!stop.aborted) await task(time);
  }
}

function floor(time: number, interval: number): number {
  return time - (time % interval);
}
