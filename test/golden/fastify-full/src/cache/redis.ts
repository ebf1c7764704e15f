import { Redis, type RedisOptions } from 'ioredis';
import type { ServiceUrl } from '../backing-services/service-url.ts';

type Options = Omit<RedisOptions, 'replyMapping'>;

/** A client that connects at once, and again whenever it has lost its connection. */
export function createRedis(url: ServiceUrl<'redis'>, options: Options): Redis {
  return new Redis({
    host: url.host,
    port: url.port,
    username: url.username,
    password: url.password,
    db: Number(url.path),
    tls: url.tls,
    connectTimeout: 5_000,
    // Gives up a connection that has died silently; BullMQ waits up to 10 s for an answer.
    socketTimeout: 20_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    ...options,
  });
}
