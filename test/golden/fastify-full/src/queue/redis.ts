import {
  type Job as BullJob,
  Queue as BullQueue,
  UnrecoverableError,
  WaitingError,
  Worker,
} from 'bullmq';
import type { Redis } from 'ioredis';
import { ServiceUnavailableError } from '../backing-services/backing-service.ts';
import { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';
import { createRedis } from '../cache/redis.ts';
import { Job } from '../jobs/job.ts';
import type { Logger } from '../logging.ts';
import { withTimeout } from '../timeout.ts';
import {
  type Consumer,
  type JobHandler,
  PUBLISH_TIMEOUT,
  QUEUE_NAME,
  type Queue,
  RETRY_DELAYS,
} from './queue.ts';

/**
 * A worker that dies leaves its job locked for `lockDuration`; the others look for such jobs
 * every `stalledInterval`, so that one is delivered again within the sum of both.
 */
const LOCK_DURATION = 10_000;
const STALLED_INTERVAL = 5_000;

/** Jobs in BullMQ's queue. */
export class RedisQueue implements Queue {
  readonly kind: string;
  readonly #logger: Logger;
  readonly #redis: Redis;
  readonly #connection: ConnectionLog;
  readonly #jobs: BullQueue<Job>;
  #worker: Worker<Job> | undefined;

  constructor(url: ServiceUrl<'redis'>, logger: Logger) {
    this.kind = url.kind;
    this.#logger = logger;
    // BullMQ wants its commands to wait for a lost connection rather than to fail.
    this.#redis = createRedis(url, { maxRetriesPerRequest: null });
    this.#connection = new ConnectionLog(logger);
    this.#redis.on('error', (error) => this.#connection.lost(error));
    this.#redis.on('ready', () => this.#connection.restored());
    this.#jobs = new BullQueue(QUEUE_NAME, {
      connection: this.#redis,
      defaultJobOptions: {
        attempts: RETRY_DELAYS.length + 1,
        backoff: { type: 'custom' },
        removeOnComplete: { age: 3600, count: 1000 },
        removeOnFail: { age: 14 * 24 * 3600 },
      },
    });
    this.#jobs.on('error', (error) => this.#report(error));
  }

  async publish(job: Job): Promise<void> {
    if (this.#redis.status !== 'ready') {
      throw new ServiceUnavailableError('the queue is not connected');
    }
    try {
      await withTimeout(this.#jobs.add(QUEUE_NAME, job, { jobId: job.id }), PUBLISH_TIMEOUT);
    } catch (cause) {
      throw new ServiceUnavailableError('the queue did not take the job', { cause });
    }
  }

  consume(handler: JobHandler): Consumer {
    let inHand: Promise<void> = Promise.resolve();
    const worker = new Worker<Job>(
      QUEUE_NAME,
      (job, token, signal) => {
        const work = this.#handle(job, token, handler, signal as AbortSignal);
        inHand = work.catch(() => {});
        return work;
      },
      {
        connection: this.#redis,
        lockDuration: LOCK_DURATION,
        stalledInterval: STALLED_INTERVAL,
        maxStalledCount: 10,
        runRetryDelay: 1_000,
        settings: { backoffStrategy: (attempt) => RETRY_DELAYS[attempt - 1] ?? 0 },
      },
    );
    worker.on('error', (error) => this.#report(error));
    worker.on('failed', (job, err) => {
      this.#logger.error({ event: 'job.failed', job_id: job?.id, err }, 'job failed');
    });
    this.#worker = worker;

    return {
      stop: async (deadline) => {
        deadline.addEventListener('abort', () => worker.cancelAllJobs());
        await worker.pause(true);
        await inHand;
        await worker.close(this.#redis.status !== 'ready');
      },
    };
  }

  async #handle(
    message: BullJob<Job>,
    token: string | undefined,
    handler: JobHandler,
    signal: AbortSignal,
  ): Promise<void> {
    const job = Job.safeParse(message.data);
    if (!job.success) throw new UnrecoverableError('the job is malformed');
    try {
      await handler(job.data, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      this.#logger.info({ event: 'job.returned', job_id: job.data.id }, 'job given back');
      await message.moveToWait(token);
      throw new WaitingError();
    }
  }

  async check(): Promise<void> {
    if (this.#connection.error) throw this.#connection.error;
    await this.#redis.ping();
  }

  async close(): Promise<void> {
    await this.#worker?.close(true);
    this.#redis.disconnect();
  }

  /** BullMQ reports a lost connection too, for each of its clients; once is enough. */
  #report(err: Error): void {
    if (this.#redis.status === 'ready') {
      this.#logger.error({ event: 'queue.error', err }, err.message);
    }
  }
}
