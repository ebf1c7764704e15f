import * as z from 'zod';
import type { Context } from './context.ts';
import { release } from './release.ts';

export const Info = z
  .object({
    name: z.string(),
    version: z.string(),
    commit: z.string(),
    started: z.iso.datetime(),
    log_level: z.string(),
  })
  .meta({ id: 'Info' });

export type Info = z.infer<typeof Info>;

/** What is running. */
export function info({ config }: Context): Info {
  return {
    ...release,
    started: new Date(performance.timeOrigin).toISOString(),
    log_level: config.LOG_LEVEL,
  };
}
