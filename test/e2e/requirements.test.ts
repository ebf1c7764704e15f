import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { atEnd } from './at-end.ts';
import { get } from './get.ts';
import { localValue, rendered } from './rendered.ts';
import { attempt, sh, until } from './shell.ts';
import { type Stack, stackOf } from './stack.ts';

// What people who teach the twelve factors have their readers do, step by step.
describe.each(catalog.frameworks)('$id', ({ id }) => {
  let stack: Stack;
  const image = `steps-${id}:dev`;

  /** A container of the image on the stack's network, with nothing but these variables. */
  const container = (
    variables: Readonly<Record<string, string>>,
    flags: readonly string[],
    ...command: readonly string[]
  ) => [
    'docker',
    'run',
    ...flags,
    '--network',
    `${stack.project}_default`,
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    image,
    ...command,
  ];

  /** The stack's own services, as containers of its network reach them. */
  const attached = () => ({
    DATABASE_URL: localValue(stack.dir, 'DATABASE_URL').replace('localhost', 'mysql'),
    REDIS_URL: localValue(stack.dir, 'REDIS_URL').replace('localhost', 'redis'),
  });

  beforeAll(async () => {
    const services = ['--services', 'mysql,postgres,redis', '--processes', 'web'];
    stack = stackOf(await rendered(`steps-${id}`, ['--framework', id, ...services]));
    await stack.compose('up', '--build', '--wait', '--scale', 'web=2');
  });

  it('counts visits over two instances, does without the counter, and goes on where it stopped', async () => {
    const both = await stack.addresses();
    const visits = async () => {
      const seen = [];
      for (const address of both) seen.push((await get(address, '/')).body['visits']);
      return seen;
    };
    expect(await visits()).toEqual([1, 2]);
    await stack.compose('stop', 'redis');
    for (const address of both)
      expect(await get(address, '/')).toMatchObject({
        status: 200,
        body: expect.not.objectContaining({ visits: expect.anything() }),
      });
    await stack.compose('start', 'redis');
    // Each comes back to it in its own time.
    const first = [];
    for (const address of both)
      first.push(await until('the counter', async () => (await get(address, '/')).body['visits']));
    expect(first).toEqual([3, 4]);
    expect(await visits()).toEqual([5, 6]);
  });

  it('moves from MySQL to PostgreSQL by one variable', async () => {
    const [server, web] = [`${stack.project}-elsewhere`, `${stack.project}-moved`];
    atEnd(() => attempt(['docker', 'rm', '--force', '--volumes', server, web]));
    const { image: postgres = '' } = catalog.services.find((service) => service.id === 'postgres') ?? {};
    const login = [
      '--env',
      'POSTGRES_USER=app',
      '--env',
      'POSTGRES_PASSWORD=throwaway',
      '--env',
      'POSTGRES_DB=app',
    ];
    const network = ['--network', `${stack.project}_default`];
    await sh(['docker', 'run', '--detach', '--name', server, ...network, ...login, postgres]);
    const moved = { ...attached(), DATABASE_URL: `postgresql://app:throwaway@${server}:5432/app` };
    await until('the migration', async () => {
      const { status } = await attempt(container(moved, ['--rm'], 'app', 'migrate'));
      return status === 0;
    });
    await sh(container(moved, ['--detach', '--name', web, '--publish', '127.0.0.1::8080'], 'app', 'web'));
    const address = `http://${(await sh(['docker', 'port', web, '8080'])).trim()}`;
    await until('web', async () => (await get(address, '/health/ready')).status === 200);
    const kinds = async (at: string) => (await get(at, '/info')).body['services'];
    const redis = { name: 'redis', kind: 'redis' };
    expect(await kinds(address)).toEqual([{ name: 'database', kind: 'postgresql' }, redis]);
    const made = await fetch(`${address}/items`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name": "moved"}',
    });
    expect(made.status).toBe(201);
    const [old = ''] = await stack.addresses();
    expect(await kinds(old)).toEqual([{ name: 'database', kind: 'mysql' }, redis]);
    expect((await get(old, '/items')).body['items']).toEqual([]);
  });

  it('runs a migration and a prompt as admin processes of the image', async () => {
    await sh(container(attached(), ['--rm'], 'app', 'migrate'));
    const prompt = container(attached(), ['--rm', '--interactive'], 'app', 'shell');
    expect(await sh(prompt, { input: '6 * 7\n' })).toMatch(/\b42\b/);
  });

  it('reads .env by the shell as by Docker', async () => {
    const { dir } = stack;
    const docker = await sh(['docker', 'run', '--rm', '--env-file', `${dir}/.env`, image, 'app', 'config']);
    // Elsewhere than in the project: there the application would read .env by itself.
    const script = 'set -a; . /mnt/.env; set +a; exec app config';
    const mount = ['--volume', `${dir}/.env:/mnt/.env:ro`, '--user', 'root'];
    const shell = await sh(['docker', 'run', '--rm', ...mount, '--entrypoint', 'sh', image, '-c', script]);
    expect(shell).toBe(docker);
    expect(docker).toMatch(/^DATABASE_URL=/m);
  });
});
