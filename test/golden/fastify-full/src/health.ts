import * as z from 'zod';
import { errorCode } from './backing-services/backing-service.ts';
import { attached } from './backing-services/connect.ts';
import type { Context } from './context.ts';
import { withTimeout } from './timeout.ts';

const CHECK_TIMEOUT = 1_000;

export const Liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export const Readiness = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    failures: z
      .record(z.string(), z.string())
      .meta({ description: 'Why each service that cannot be used cannot' }),
  })
  .meta({ id: 'Readiness' });

export type Readiness = z.infer<typeof Readiness>;

/** Asks all services at once whether they can be used. */
export async function checkReadiness({ logger, services }: Context): Promise<Readiness> {
  const results = await Promise.all(
    attached(services).map(async ({ name, check }) => [name, await failure(check)] as const),
  );
  const failures = Object.fromEntries(
    results.flatMap(([name, reason]) => (reason === undefined ? [] : [[name, reason]])),
  );
  if (Object.keys(failures).length === 0) return { status: 'ok', failures };
  const log = logger.child({ logger: 'health' });
  log.warn({ event: 'health.failed', failures }, 'not ready');
  return { status: 'unavailable', failures };
}

async function failure(check: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await withTimeout(check(), CHECK_TIMEOUT);
    return undefined;
  } catch (error) {
    // A message can name the host or the user; those of errors without a code do not.
    return errorCode(error) ?? (error as Error).message;
  }
}
