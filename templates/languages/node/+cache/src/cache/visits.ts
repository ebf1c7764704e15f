import type { Logger } from '../logging.ts';
import { release } from '../release.ts';
import type { Cache } from './cache.ts';

/** Counts one more visit, across all instances; unknown while the cache is down. */
export async function countVisit(cache: Cache, logger: Logger): Promise<number | undefined> {
  try {
    return await cache.redis.incr(`${release.name}:visits`);
  } catch (err) {
    logger.error({ event: 'cache.failed', err }, 'a visit was not counted');
    return undefined;
  }
}
