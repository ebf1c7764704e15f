import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { Receiver } from './fluentd/receiver.ts';
import { rendered } from './rendered.ts';
import { attempt, until } from './shell.ts';
import { type Stack, stackOf } from './stack.ts';

const PORT = 24_224;
/** In the place of Fluentd's container one that does nothing: the receiver listens where Fluentd would. */
const STAND_IN = `services:
  fluentd:
    build: !reset null
    image: ${catalog.versions.images['python']}
    command: [sleep, infinity]
    ports: !reset []
    healthcheck: { test: [CMD, "true"] }
`;

/** A line that the application said. */
type Line = Readonly<Record<string, unknown>>;

describe('logs by the fluentd driver', () => {
  const name = 'fluentd';
  const processes = ['web', 'worker', 'scheduler', 'migrate'];
  const receiver = new Receiver(PORT);
  let stack: Stack;
  let address: string;

  const compose = (...args: readonly string[]) => {
    const files = ['compose.yaml', 'compose.override.yaml', 'compose.logging.yaml', 'stand-in.yaml'];
    return stack.compose(...files.flatMap((file) => ['--file', file]), ...args);
  };
  const ask = async (path: string, id: string, init: RequestInit = {}) =>
    fetch(address + path, { ...init, headers: { ...init.headers, 'x-request-id': id } });
  const said = (service: string) =>
    receiver.records
      .filter(({ fields }) => fields['com.docker.compose.service'] === service)
      .map(({ fields }) => String(fields['log']));
  const lines = (service: string) => said(service).map((text) => JSON.parse(text) as Line);
  const arrived = (ids: readonly string[]) =>
    until(
      `the lines of ${ids.length} requests`,
      async () => {
        const found = new Set(lines('web').map(({ request_id: id }) => id));
        return ids.every((id) => found.has(id));
      },
      150,
    );

  beforeAll(async () => {
    const services = catalog.services.filter(({ id }) => ['postgres', 'redis'].includes(id));
    const attached = services.map(({ id }) => id).join();
    const flags = ['--services', attached, '--targets', 'compose', '--logs', 'fluentd', '--ci', 'none'];
    stack = stackOf(await rendered(name, flags));
    writeFileSync(join(stack.dir, 'stand-in.yaml'), STAND_IN);
    await receiver.open();
    await compose('up', '--build', '--detach', '--wait', 'web', 'worker', 'scheduler');
    [address = ''] = await stack.addresses();
  });

  it('delivers every line of every process as JSON with the fields of the contract', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `first-${index}`);
    for (const [index, id] of ids.entries())
      expect((await ask(index % 2 ? '/' : '/items', id)).status).toBe(200);
    const job = { message: 'hello', work_ms: 1 };
    const headers = { 'content-type': 'application/json' };
    expect((await ask('/jobs', 'job', { method: 'POST', body: JSON.stringify(job), headers })).status).toBe(
      202,
    );
    await arrived([...ids, 'job']);
    await until('the job', async () => lines('worker').some(({ event }) => event === 'job.done'));
    for (const service of processes) {
      expect(lines(service).length, service).toBeGreaterThan(0);
      for (const line of lines(service))
        expect(line, service).toMatchObject({
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          level: expect.stringMatching(/^(debug|info|warning|error|critical)$/),
          msg: expect.any(String),
          logger: expect.any(String),
          service: name,
          version: expect.any(String),
        });
    }
  });

  it('says whose each line is, and when to less than a second', () => {
    for (const { tag, time, fields } of receiver.records) {
      expect(tag).toMatch(new RegExp(`^${name}\\.e2e-${name}-(${processes.join('|')})-1$`));
      expect(fields['source']).toMatch(/^std(out|err)$/);
      const line = JSON.parse(String(fields['log'])) as { readonly time: string };
      expect(Math.abs(Date.parse(line.time) / 1000 - time)).toBeLessThan(10);
    }
    expect(receiver.records.some(({ time }) => time % 1 !== 0)).toBe(true);
  });

  it('keeps serving while nobody takes the logs, and delivers what was said meanwhile', async () => {
    await receiver.close();
    const ids = Array.from({ length: 20 }, (_, index) => `meanwhile-${index}`);
    for (const id of ids) expect((await ask('/', id)).status).toBe(200);
    await receiver.open();
    await arrived(ids);
  });

  it('loses no line and makes none up, beside what Docker itself has kept', async () => {
    for (const service of processes) {
      const container = (await compose('ps', '--all', '--quiet', service)).trim();
      await compose('stop', service);
      const { stdout, stderr } = await attempt(['docker', 'logs', container]);
      const kept = new Set(`${stdout}${stderr}`.trim().split('\n'));
      // What was sent again may have come twice.
      await until(
        `the ${kept.size} lines of ${service}`,
        async () => new Set(said(service)).size >= kept.size,
      );
      expect([...new Set(said(service))].sort(), service).toEqual([...kept].sort());
    }
  });
});
