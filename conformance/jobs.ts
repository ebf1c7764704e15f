import { expect } from './check.ts';
import { ended, type Lab, PATIENCE, type Web } from './lab.ts';
import type { Running } from './launch/running.ts';
import { events } from './logs.ts';
import { serving } from './project/traits.ts';
import type { Attachments } from './services/attach.ts';
import type { Wire } from './services/wire.ts';
import { ask, brief, object } from './system/http.ts';
import { until } from './system/wait.ts';

/** Posts a job and returns its id. */
export async function postJob({ port }: Web, message: string, workMs?: number): Promise<string> {
  const json = workMs === undefined ? { message } : { message, work_ms: workMs };
  const answer = await ask(port, 'POST /jobs', { json });
  const { id } = object(answer);
  expect(
    answer.status === 202 && typeof id === 'string',
    'POST /jobs to answer 202 with an id',
    brief(answer),
  );
  return id;
}

/** How often these workers have logged that they did this job. */
export function timesDone(id: string, workers: readonly Running[]): number {
  return workers.reduce((sum, worker) => sum + events(worker, 'job.done', { job_id: id }).length, 0);
}

/** Waits until one of these workers has done this job. */
export function jobDone(id: string, workers: readonly Running[], when = ''): Promise<true> {
  return until(
    `job.done for the job${when && ` ${when}`}`,
    PATIENCE,
    () => timesDone(id, workers) > 0,
    () => workers.map(ended).join('; '),
  );
}

/** The wire by which these attachments reach the queue. */
export function queueWire(lab: Lab, attachments: Attachments): Wire {
  const queue = serving(lab.project, 'queue');
  if (!queue) throw new Error('there is no queue');
  return attachments.of(queue.variable).wire;
}

/** Posts a job and waits until a worker has it in hand: the queue has sent its message down the worker's wire. */
export async function jobInHand(web: Web, wire: Wire, workMs: number): Promise<string> {
  const marker = `in-hand-${Math.random().toString(36).slice(2)}`;
  wire.delivered(marker);
  const id = await postJob(web, marker, workMs);
  await until('a worker to take the job', PATIENCE, () => wire.delivered(marker));
  return id;
}
