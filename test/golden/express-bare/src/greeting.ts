import * as z from 'zod';
import { release } from './release.ts';

export const Greeting = z
  .object({
    service: z.string(),
    version: z.string(),
  })
  .meta({ id: 'Greeting' });

export type Greeting = z.infer<typeof Greeting>;

export function greet(): Greeting {
  return { service: release.name, version: release.version };
}
