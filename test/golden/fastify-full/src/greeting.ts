import * as z from 'zod';
import { countVisit } from './cache/visits.ts';
import type { Context } from './context.ts';
import { release } from './release.ts';

export const Greeting = z
  .object({
    service: z.string(),
    version: z.string(),
    visits: z.int().optional().meta({ description: 'Absent while the cache is down' }),
  })
  .meta({ id: 'Greeting' });

export type Greeting = z.infer<typeof Greeting>;

export async function greet({ logger, services }: Context): Promise<Greeting> {
  return {
    service: release.name,
    version: release.version,
    visits: await countVisit(services.cache, logger.child({ logger: 'cache' })),
  };
}
