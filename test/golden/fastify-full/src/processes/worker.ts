import { perform } from '../jobs/work.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Start } from './process.ts';

export const start: Start = async ({ logger, services }) => {
  const log = logger.child({ logger: 'worker' });
  const consumer = services.queue.consume((job, signal) => perform(job, log, signal));
  startHeartbeat('worker');
  return (deadline) => consumer.stop(deadline);
};
