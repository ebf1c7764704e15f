import { beforeAll, expect, test } from 'vitest';
import { connectServices } from '../src/backing-services/connect.ts';
import { loadConfig } from '../src/config.ts';
import { AcceptedJob } from '../src/jobs/job.ts';
import { RETRY_DELAYS } from '../src/queue/queue.ts';
import { App } from './support/app.ts';
import { logger } from './support/logger.ts';
import { nowhere } from './support/nowhere.ts';
import { json, serve, serveReady } from './support/server.ts';
import { eventually } from './support/wait.ts';

let url: string;

beforeAll(async () => {
  url = await serveReady();
});

async function post(job: object): Promise<string> {
  const response = await fetch(`${url}/jobs`, json('POST', job));
  expect(response.status).toBe(202);
  return AcceptedJob.parse(await response.json()).id;
}

async function startWorker(environment: Record<string, string> = {}): Promise<App> {
  const worker = new App(['worker'], environment);
  await worker.line({ event: 'process.started' });
  return worker;
}

/** The ids of the jobs among these that the workers have done, in their order. */
function done(workers: App[], ids: string[]): unknown[] {
  return workers
    .flatMap(({ lines }) => lines)
    .filter(({ event, job_id }) => event === 'job.done' && ids.includes(job_id as string))
    .map(({ job_id }) => job_id);
}

test('several workers do each job once', async () => {
  const ids = await Promise.all(
    Array.from({ length: 30 }, (_, number) => post({ message: `job ${number}`, work_ms: 10 })),
  );
  const workers = [await startWorker(), await startWorker()];
  await eventually(() => done(workers, ids).length >= ids.length);
  for (const worker of workers) worker.signal('SIGTERM');
  for (const worker of workers) expect(await worker.exited).toBe(0);
  expect(done(workers, ids).sort()).toEqual(ids.sort());
});

test('a worker that is told to stop finishes the job in hand', async () => {
  const worker = await startWorker();
  const id = await post({ message: 'in hand', work_ms: 1_000 });
  await worker.line({ event: 'job.started', job_id: id });
  worker.signal('SIGTERM');
  expect(await worker.exited).toBe(0);
  expect(done([worker], [id])).toEqual([id]);
});

test('a job that takes too long is given back, and done by another worker', async () => {
  const worker = await startWorker({ SHUTDOWN_TIMEOUT: '1' });
  const id = await post({ message: 'long', work_ms: 5_000 });
  await worker.line({ event: 'job.started', job_id: id });
  worker.signal('SIGTERM');
  expect(await worker.exited).toBe(0);
  expect(done([worker], [id])).toEqual([]);
  const other = await startWorker();
  await other.line({ event: 'job.done', job_id: id });
});

test('the job of a worker that is killed is done by another', async () => {
  const worker = await startWorker();
  const id = await post({ message: 'unlucky', work_ms: 500 });
  await worker.line({ event: 'job.started', job_id: id });
  worker.signal('SIGKILL');
  const other = await startWorker();
  await other.line({ event: 'job.done', job_id: id });
});

test('a job that fails is tried again a little later', async () => {
  const id = await post({ message: 'flaky' });
  const { queue } = connectServices(loadConfig(process.env), logger);
  const attempts: number[] = [];
  const consumer = queue.consume(async (job) => {
    if (job.id === id && attempts.push(Date.now()) === 1) throw new Error('the first attempt');
  });
  const [first = 0, second = 0] = await eventually(() => attempts.length > 1 && attempts);
  expect(second - first).toBeGreaterThanOrEqual(RETRY_DELAYS[0] as number);
  await consumer.stop(AbortSignal.timeout(5_000));
  await queue.close();
});

test('a worker shows that it is alive', async () => {
  const worker = await startWorker();
  expect(await new App(['healthcheck', 'worker']).exited).toBe(0);
  worker.signal('SIGTERM');
  expect(await worker.exited).toBe(0);
  expect(await new App(['healthcheck', 'worker']).exited).toBe(1);
});

test.each([
  ['no message', {}],
  ['an endless job', { message: 'x', work_ms: 60_001 }],
])('refuses %s', async (_what, job) => {
  expect((await fetch(`${url}/jobs`, json('POST', job))).status).toBe(422);
});

test('a queue that is down is a problem', async () => {
  const lost = await serve(nowhere);
  const response = await fetch(`${lost}/jobs`, json('POST', { message: 'x' }));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toMatchObject({ status: 503 });
});
