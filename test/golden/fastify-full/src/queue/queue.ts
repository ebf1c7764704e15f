import type { BackingService } from '../backing-services/backing-service.ts';
import type { Job } from '../jobs/job.ts';
import { release } from '../release.ts';

/** Where jobs wait for a worker; each is delivered at least once. */
export interface Queue extends BackingService {
  /**
   * Resolves once the queue holds the job; rejects with a `ServiceUnavailableError` when it
   * does not take it.
   */
  publish(job: Job): Promise<void>;

  /** Hands over one job at a time, for as long as it is not stopped. */
  consume(handler: JobHandler): Consumer;
}

/**
 * Does the work of one job. Only when it is done does the job leave the queue; when it fails,
 * the job comes again a little later, and after several failures is put aside. `signal` aborts
 * when time is up: a handler that then rejects gives its job back.
 */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<void>;

export interface Consumer {
  /** Takes no further job, and waits for the one in hand until `deadline` aborts. */
  stop(deadline: AbortSignal): Promise<void>;
}

export const QUEUE_NAME = `${release.name}.jobs`;

/** How long (in ms) a job that has failed waits before each further attempt. */
export const RETRY_DELAYS = [1_000, 5_000, 25_000];

/** How long (in ms) a publisher waits for the queue to take a job. */
export const PUBLISH_TIMEOUT = 2_000;
