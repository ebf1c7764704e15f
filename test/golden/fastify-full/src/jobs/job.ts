import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Queue } from '../queue/queue.ts';

export const NewJob = z
  .strictObject({
    message: z.string().min(1).max(1000),
    work_ms: z
      .int()
      .min(0)
      .max(60_000)
      .default(0)
      .meta({ description: 'How long the work is pretended to take' }),
  })
  .meta({ id: 'NewJob' });

export const AcceptedJob = z.object({ id: z.string() }).meta({ id: 'AcceptedJob' });

/** A job as it travels through the queue. */
export const Job = NewJob.extend({ id: z.string() });

export type Job = z.infer<typeof Job>;

/** Puts a job into the queue, and says under which id. */
export async function acceptJob(
  queue: Queue,
  newJob: z.infer<typeof NewJob>,
): Promise<z.infer<typeof AcceptedJob>> {
  const job = { id: randomUUID(), ...newJob };
  await queue.publish(job);
  return { id: job.id };
}
