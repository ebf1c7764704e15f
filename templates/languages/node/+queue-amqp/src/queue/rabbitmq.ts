import { type AsyncMessage, Connection, ConsumerStatus, type Publisher } from 'rabbitmq-client';
import { ServiceUnavailableError } from '../backing-services/backing-service.ts';
import { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';
import { Job } from '../jobs/job.ts';
import type { Logger } from '../logging.ts';
import { release } from '../release.ts';
import { withTimeout } from '../timeout.ts';
import {
  type Consumer,
  type JobHandler,
  PUBLISH_TIMEOUT,
  QUEUE_NAME,
  type Queue,
  RETRY_DELAYS,
} from './queue.ts';

/** Where jobs go that have failed too often, or that are none. */
const DEAD_LETTERS = `${QUEUE_NAME}.dead`;

/** Where a job waits until its next attempt; one for each delay, as a queue expires in order. */
const retryQueue = (delay: number) => `${QUEUE_NAME}.retry.${delay}`;

const quorum = (queue: string, options: Record<string, unknown> = {}) => ({
  queue,
  durable: true,
  arguments: { 'x-queue-type': 'quorum' as const, ...options },
});

const jobs = quorum(QUEUE_NAME, {
  // A job that kills its worker each time ends among the dead letters.
  'x-delivery-limit': 20,
  'x-dead-letter-exchange': '',
  'x-dead-letter-routing-key': DEAD_LETTERS,
});

const queues = [
  quorum(DEAD_LETTERS),
  jobs,
  ...RETRY_DELAYS.map((delay) =>
    quorum(retryQueue(delay), {
      'x-message-ttl': delay,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': QUEUE_NAME,
    }),
  ),
];

/** Jobs in RabbitMQ. */
export class RabbitQueue implements Queue {
  readonly kind: string;
  readonly #logger: Logger;
  readonly #rabbit: Connection;
  readonly #connection: ConnectionLog;
  readonly #publisher: Publisher;

  constructor(url: ServiceUrl<'amqp'>, logger: Logger) {
    this.kind = url.kind;
    this.#logger = logger;
    this.#rabbit = new Connection({
      hostname: url.host,
      port: url.port,
      ...(url.username && { username: url.username }),
      ...(url.password && { password: url.password }),
      vhost: url.path || '/',
      ...(url.tls && { tls: url.tls }),
      connectionName: release.name,
      heartbeat: 10,
      connectionTimeout: 2_000,
      acquireTimeout: PUBLISH_TIMEOUT,
      retryLow: 100,
      retryHigh: 2_000,
    });
    this.#connection = new ConnectionLog(logger);
    this.#rabbit.on('error', (error) => this.#connection.lost(error));
    this.#rabbit.on('connection', () => this.#connection.restored());
    this.#publisher = this.#rabbit.createPublisher({ confirm: true, queues });
  }

  async publish(job: Job): Promise<void> {
    await this.#send(QUEUE_NAME, job, 0);
  }

  consume(handler: JobHandler): Consumer {
    const stopping = new AbortController();
    const consumer = this.#rabbit.createConsumer(
      { queue: QUEUE_NAME, queueOptions: jobs, qos: { prefetchCount: 1 }, concurrency: 1 },
      (message) => this.#handle(message, handler, stopping.signal),
    );
    consumer.on('error', (err) => {
      if (this.#rabbit.ready) this.#logger.error({ event: 'queue.error', err }, err.message);
    });

    return {
      stop: async (deadline) => {
        deadline.addEventListener('abort', () => stopping.abort());
        await consumer.close();
      },
    };
  }

  async #handle(
    message: AsyncMessage,
    handler: JobHandler,
    signal: AbortSignal,
  ): Promise<ConsumerStatus> {
    const job = Job.safeParse(message.body);
    if (!job.success) {
      this.#logger.error({ event: 'job.failed' }, 'the job is malformed');
      return ConsumerStatus.DROP;
    }
    try {
      await handler(job.data, signal);
      return ConsumerStatus.ACK;
    } catch (err) {
      if (signal.aborted) {
        this.#logger.info({ event: 'job.returned', job_id: job.data.id }, 'job given back');
        return ConsumerStatus.REQUEUE;
      }
      this.#logger.error({ event: 'job.failed', job_id: job.data.id, err }, 'job failed');
      return this.#retry(job.data, Number(message.headers?.attempts ?? 0));
    }
  }

  /** Puts a copy where it waits for its turn before it lets go of the original. */
  async #retry(job: Job, attempts: number): Promise<ConsumerStatus> {
    const delay = RETRY_DELAYS[attempts];
    if (delay === undefined) return ConsumerStatus.DROP;
    await this.#send(retryQueue(delay), job, attempts + 1);
    return ConsumerStatus.ACK;
  }

  async #send(queue: string, job: Job, attempts: number): Promise<void> {
    if (!this.#rabbit.ready) throw new ServiceUnavailableError('the queue is not connected');
    const envelope = { routingKey: queue, messageId: job.id, durable: true, headers: { attempts } };
    try {
      await withTimeout(this.#publisher.send(envelope, job), PUBLISH_TIMEOUT);
    } catch (cause) {
      throw new ServiceUnavailableError('the queue did not take the job', { cause });
    }
  }

  async check(): Promise<void> {
    if (this.#connection.error) throw this.#connection.error;
    await this.#rabbit.onConnect(PUBLISH_TIMEOUT, true);
    await this.#rabbit.queueDeclare(jobs);
  }

  async close(): Promise<void> {
    await this.#publisher.close();
    await this.#rabbit.close();
  }
}
