import { setTimeout } from 'node:timers/promises';
import type { Logger } from '../logging.ts';

export interface Work {
  readonly id: string;
  readonly message: string;
  readonly work_ms: number;
}

/**
 * The sample's work. A queue delivers a job at least once, for instance again after a crash, so
 * whatever it does must have the same effect when it is done again under the same id.
 */
export async function perform(work: Work, logger: Logger, signal: AbortSignal): Promise<void> {
  logger.info({ event: 'job.started', job_id: work.id }, 'job started');
  await setTimeout(work.work_ms, undefined, { signal });
  logger.info({ event: 'job.done', job_id: work.id, text: work.message }, 'job done');
}
