import * as z from 'zod';
import { attached } from './backing-services/connect.ts';
import type { Context } from './context.ts';
import { release } from './release.ts';

export const Info = z
  .object({
    name: z.string(),
    version: z.string(),
    commit: z.string(),
    started: z.iso.datetime(),
    log_level: z.string(),
    services: z.array(z.object({ name: z.string(), kind: z.string() })),
  })
  .meta({ id: 'Info' });

export type Info = z.infer<typeof Info>;

/** What is running, and on what; not where. */
export function info({ config, services }: Context): Info {
  return {
    ...release,
    started: new Date(performance.timeOrigin).toISOString(),
    log_level: config.LOG_LEVEL,
    services: attached(services).map(({ name, kind }) => ({ name, kind })),
  };
}
