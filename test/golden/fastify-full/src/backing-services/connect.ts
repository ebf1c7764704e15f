import { Cache } from '../cache/cache.ts';
import type { Config } from '../config.ts';
import { Database } from '../database/database.ts';
import type { Logger } from '../logging.ts';
import { RedisQueue } from '../queue/redis.ts';
import type { BackingService } from './backing-service.ts';

export type Services = ReturnType<typeof connectServices>;

/** The clients of all attached services. They connect by themselves, now or when they can. */
export function connectServices(config: Config, logger: Logger) {
  return {
    database: new Database(config.DATABASE_URL, logger.child({ logger: 'database' })),
    cache: new Cache(config.REDIS_URL, logger.child({ logger: 'cache' })),
    queue: new RedisQueue(config.REDIS_URL, logger.child({ logger: 'queue' })),
  } satisfies Record<string, BackingService>;
}

/** The attached services, by the names of their variables. */
export function attached({ database, cache, queue }: Services) {
  return [
    {
      name: 'database',
      kind: database.kind,
      check: () => database.check(),
    },
    {
      name: 'redis',
      kind: cache.kind,
      check: () => Promise.all([cache.check(), queue.check()]),
    },
  ];
}

export async function closeServices(services: Services): Promise<void> {
  await Promise.allSettled(Object.values(services).map((service) => service.close()));
}
