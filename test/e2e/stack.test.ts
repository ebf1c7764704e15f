import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { get } from './get.ts';
import { localValue, rendered } from './rendered.ts';
import { attempt, sh, until } from './shell.ts';
import { type Stack, stackOf } from './stack.ts';

const JSON_BODY = { 'content-type': 'application/json' };

describe.each(catalog.frameworks)("$id's stack", ({ id }) => {
  let stack: Stack;
  let address: string;

  beforeAll(async () => {
    stack = stackOf(await rendered(`stack-${id}`, ['--framework', id]));
    await stack.compose('up', '--build', '--wait');
    [address = ''] = await stack.addresses();
  });

  it('comes up healthy, with migrations applied, by one command', async () => {
    const states = (
      await stack.compose('ps', '--all', '--format', '{{.Service}} {{.State}} {{.Health}} {{.ExitCode}}')
    )
      .trim()
      .split('\n')
      .sort();
    expect(states).toEqual([
      'migrate exited  0',
      'postgres running healthy 0',
      'redis running healthy 0',
      'scheduler running healthy 0',
      'web running healthy 0',
      'worker running healthy 0',
    ]);
    await stack.compose('run', '--rm', 'migrate', 'app', 'migrate', '--check');
  });

  it('answers every route of the contract', async () => {
    expect(await get(address, '/')).toMatchObject({
      status: 200,
      body: { service: `stack-${id}`, visits: 1 },
    });
    expect(await get(address, '/')).toMatchObject({ body: { visits: 2 } });
    expect(await get(address, '/health/live')).toMatchObject({ status: 200 });
    expect(await get(address, '/up')).toMatchObject({ status: 200 });
    expect(await get(address, '/health/ready')).toMatchObject({ status: 200 });
    expect((await get(address, '/info')).body['services']).toEqual([
      { name: 'database', kind: 'postgresql' },
      { name: 'redis', kind: 'redis' },
    ]);
    expect((await get(address, '/openapi.json')).body['openapi']).toMatch(/^3\.1/);
    expect(await get(address, '/nowhere')).toMatchObject({
      status: 404,
      type: expect.stringContaining('application/problem+json'),
    });
  });

  it('creates, pages, changes and deletes items', async () => {
    const create = (name: string) =>
      fetch(`${address}/items`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ name }) });
    const locations = [];
    for (const name of ['anvil', 'bellows', 'tongs']) {
      const response = await create(name);
      expect(response.status).toBe(201);
      locations.push(response.headers.get('location') ?? '');
    }
    const first = await get(address, '/items?limit=2');
    expect(first.body['items']).toHaveLength(2);
    const second = await get(
      address,
      `/items?limit=2&cursor=${encodeURIComponent(String(first.body['next_cursor']))}`,
    );
    expect(second.body['items']).toHaveLength(1);
    const changed = await fetch(address + locations[0], {
      method: 'PATCH',
      headers: JSON_BODY,
      body: '{"quantity": 7}',
    });
    expect(await changed.json()).toMatchObject({ name: 'anvil', quantity: 7 });
    expect((await fetch(address + locations[0], { method: 'DELETE' })).status).toBe(204);
    expect((await get(address, locations[0] ?? '')).status).toBe(404);
    expect((await create('')).status).toBe(422);
  });

  it('hands a job to a worker, which does it once', async () => {
    const response = await fetch(`${address}/jobs`, {
      method: 'POST',
      headers: JSON_BODY,
      body: '{"message": "hello", "work_ms": 10}',
    });
    expect(response.status).toBe(202);
    const { id: job } = (await response.json()) as { id: string };
    const done = async () =>
      (await stack.logs('worker')).filter((line) => line['event'] === 'job.done' && line['job_id'] === job);
    expect(await until('the job', async () => ((await done()).length > 0 ? done() : false))).toHaveLength(1);
  });

  it('scales web and worker, which share one counter', async () => {
    await stack.compose(
      'up',
      '--detach',
      '--wait',
      '--no-recreate',
      '--scale',
      'web=3',
      '--scale',
      'worker=3',
    );
    const addresses = await stack.addresses();
    expect(new Set(addresses).size).toBe(3);
    const visits = [];
    for (const one of addresses) visits.push((await get(one, '/')).body['visits']);
    expect(visits).toEqual([3, 4, 5]);
    await stack.compose(
      'up',
      '--detach',
      '--wait',
      '--no-recreate',
      '--scale',
      'web=1',
      '--scale',
      'worker=1',
    );
    [address = ''] = await stack.addresses();
  });

  it('runs admin processes on the same image', async () => {
    expect(await stack.compose('run', '--rm', '--no-TTY', 'web', 'app', 'version')).toContain(
      `stack-${id} 0.1.0`,
    );
    await stack.compose('run', '--rm', '--no-TTY', 'web', 'app', 'seed');
    await stack.compose('run', '--rm', '--no-TTY', 'web', 'app', 'seed');
    const shown = await stack.compose('run', '--rm', '--no-TTY', 'web', 'app', 'config');
    expect(shown).toContain('DATABASE_URL=');
    expect(shown).not.toContain(localValue(stack.dir, 'POSTGRES_PASSWORD'));
  });

  it('names every variable that is missing, and does not start', async () => {
    const image = `stack-${id}:dev`;
    const started = Date.now();
    const { status, stderr, stdout } = await attempt([
      'docker',
      'run',
      '--rm',
      '--read-only',
      '--tmpfs',
      '/tmp',
      '--env',
      'PORT=abc',
      image,
    ]);
    expect(status).not.toBe(0);
    for (const name of ['PORT', 'DATABASE_URL', 'REDIS_URL']) expect(stderr).toContain(name);
    expect(stdout).toBe('');
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  it('answers the request in flight on SIGTERM, refuses new ones, and exits 0', async () => {
    const [web = ''] = await stack.containers('web');
    await sh(['docker', 'update', '--restart', 'no', web]);
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const body = JSON.stringify({ name: 'in flight' });
    socket.write(
      `POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    // Once another request was answered, this one has been read as well.
    await get(address, '/up');
    await sh(['docker', 'kill', '--signal', 'TERM', web]);
    await until('new connections to be refused', async () => {
      const { status } = await attempt(['docker', 'exec', web, 'app', 'healthcheck']);
      return status !== 0;
    });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.write(body.slice(5));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect((await sh(['docker', 'wait', web])).trim()).toBe('0');
  });

  it.each(['worker', 'scheduler'])('stops %s with status 0', async (service) => {
    const [container = ''] = await stack.containers(service);
    await stack.compose('stop', service);
    expect((await sh(['docker', 'inspect', '--format', '{{.State.ExitCode}}', container])).trim()).toBe('0');
  });
});
