import { once } from 'node:events';
import type { Redis } from 'ioredis';
import type { BackingService } from '../backing-services/backing-service.ts';
import { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';
import type { Logger } from '../logging.ts';
import { createRedis } from './redis.ts';

/** What may be lost: whoever uses it goes on without when it fails. */
export class Cache implements BackingService {
  readonly kind: string;
  readonly redis: Redis;
  readonly #connection: ConnectionLog;

  constructor(url: ServiceUrl<'redis'>, logger: Logger) {
    this.kind = url.kind;
    // A cache that does not answer must fail quickly, not hold up what would do without it.
    this.redis = createRedis(url, {
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      commandTimeout: 500,
    });
    this.#connection = new ConnectionLog(logger);
    this.redis.on('error', (error) => this.#connection.lost(error));
    this.redis.on('ready', () => this.#connection.restored());
  }

  async check(): Promise<void> {
    if (this.#connection.error) throw this.#connection.error;
    if (this.redis.status !== 'ready') await once(this.redis, 'ready');
    await this.redis.ping();
  }

  async close(): Promise<void> {
    this.redis.disconnect();
  }
}
