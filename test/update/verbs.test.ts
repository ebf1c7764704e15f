import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { run } from '../cli/run.ts';
import { goldens } from '../golden.ts';
import { thorough } from '../thorough.ts';
import { type Project, project } from './project.ts';

const flagsOf = (answers: Partial<Answers>) =>
  Object.entries(answers).map(
    ([key, value]) => `--${key}=${typeof value === 'string' ? value : value.join(',') || 'none'}`,
  );

const kinds = { service: catalog.services, process: catalog.processes, target: catalog.targets } as const;

async function addThenRemove(orders: Project, kind: string, id: string): Promise<boolean> {
  const added = await orders.run('add', kind, id);
  // What contradicts this project is refused, and there is nothing to take back.
  if (added.exit === 2) return false;
  expect(added.exit, added.err).toBe(0);
  const removed = await orders.run('remove', kind, id);
  expect(removed.exit, removed.err).toBe(0);
  return true;
}

const projects = Object.entries(goldens).filter(([name]) => thorough || name.endsWith('-full'));

describe('add X, then remove X', () => {
  it.each(projects)('gives back the same bytes, from %s, for every X', async (_, answers) => {
    const orders = await project(flagsOf(answers));
    orders.edit('README.md', (text) => `${text}\nmine\n`);
    const before = orders.snapshot();
    const present = new Set<string>(
      JSON.parse(orders.read('.yo-rc.json'))['generator-twelve-factor'].answers.services,
    );
    let tried = 0;
    for (const [kind, entries] of Object.entries(kinds))
      for (const { id } of entries) {
        const recorded = JSON.parse(orders.read('.yo-rc.json'))['generator-twelve-factor'].answers as Answers;
        const has = [...recorded.services, ...recorded.processes, ...recorded.targets].includes(id);
        if (has || !(await addThenRemove(orders, kind, id))) continue;
        tried += 1;
        const { '.env': ownAfter, ...after } = orders.snapshot();
        const { '.env': ownBefore, ...expected } = before;
        expect(after, `${kind} ${id}`).toEqual(expected);
        // The local .env only ever gains keys: a volume lives with its password.
        expect(ownAfter?.startsWith(ownBefore ?? '-')).toBe(true);
      }
    expect(tried + present.size).toBeGreaterThan(0);
  });
});

describe('add and remove', () => {
  it('say what follows before anything is written', async () => {
    const orders = await project(['--services', 'postgres', '--processes', 'web']);
    orders.write('src/app/mine.py', 'REDIS_URL\n');
    const added = await orders.run('add', 'service', 'redis');
    expect(added.err).toContain('note: REDIS_URL is read from now on: set it wherever this runs');
    orders.edit('README.md', (text) => `${text}\nAsk about REDIS_URL.\n`);
    const removed = await orders.run('remove', 'service', 'redis');
    expect(removed.err).toContain('note: REDIS_URL is no longer read');
    expect(removed.err).toContain(
      'note: the data of Redis stays in its volume orders_redis-data until you delete it',
    );
    expect(removed.err).toContain('note: README.md still names REDIS_URL');
  });

  it('say which migrations stay as they are though they would differ now', async () => {
    const orders = await project(['--framework', 'express', '--services', 'postgres', '--processes', 'web']);
    const migration = 'src/database/migrations/0001_create_items.ts';
    const before = orders.read(migration);
    const added = await orders.run('add', 'service', 'mysql');
    expect(added.err).toContain(`note: ${migration} is written once, and stays as it is`);
    expect(orders.read(migration)).toBe(before);
  });

  it.each([
    [['add'], 'error: add "": is not a kind; add takes one of service, target, process, ci, logs, and ids'],
    [['add', 'services'], 'error: add "services": is not a kind (did you mean service?)'],
    [['add', 'service'], 'error: add "service": lacks an id; see list services'],
    [['add', 'service', 'reddis'], 'error: add service "reddis": is not known (did you mean redis?)'],
    [['remove', 'service', 'redis'], 'error: --processes "worker": a worker needs a service that can queue'],
    [['remove', 'process', 'web'], 'error: --processes "worker,scheduler": lacks web'],
    [['remove', 'ci', 'none'], 'error: remove ci "none": is not part of this project; it has github-actions'],
  ])('%j is refused and changes nothing', async (argv, message) => {
    const orders = await project();
    const before = orders.snapshot();
    const { exit, err } = await orders.run(...argv);
    expect(err).toContain(message);
    expect(exit).toBe(2);
    expect(orders.snapshot()).toEqual(before);
  });

  it('take at once what contradicts the rest where it comes alone', async () => {
    const orders = await project(['--framework', 'express', '--services', 'postgres', '--processes', 'web']);
    const { '.env': _, ...before } = orders.snapshot();
    for (const words of [
      ['service', 'rabbitmq'],
      ['process', 'worker'],
    ])
      expect(await orders.run('add', ...words)).toMatchObject({
        exit: 2,
        err: expect.stringContaining(`goes at once: add ${words.join(' ')} KIND ID`),
      });
    const both = ['service', 'rabbitmq', 'process', 'worker', 'scheduler'];
    expect((await orders.run('add', ...both)).exit).toBe(0);
    expect(orders.read('compose.yaml')).toContain('rabbitmq:');
    expect((await orders.run('remove', ...both)).exit).toBe(0);
    const { '.env': __, ...after } = orders.snapshot();
    expect(after).toEqual(before);
  });

  it('have no id that could be taken for a kind', () => {
    const ids = [catalog.services, catalog.targets, catalog.processes, catalog.ci, catalog.logs].flatMap(
      (all) => all.map(({ id }) => id),
    );
    expect(ids.filter((id) => ['service', 'target', 'process', 'ci', 'logs'].includes(id))).toEqual([]);
  });

  it('show a person each file once, before it is agreed to, and then what was not agreed to', async () => {
    const orders = await project();
    orders.edit('src/app/worker.py', (text) => `${text}# mine\n`);
    const words = ['remove', 'process', 'worker', '--no-install'];
    const { exit, out, asked } = await run({ cwd: orders.dir, person: {} }, ...words);
    expect(exit).toBe(0);
    expect(asked.map(({ name }) => name)).toEqual(['confirmed']);
    const [before, after] = out.split(/(?=^Changed)/m);
    expect(before).toMatch(/^ {2}(updated|merged) +compose.yaml$/m);
    expect(after).toMatch(
      /^Changed \d+ files in .*:\n {2}orphaned +src\/app\/worker\.py\n\nNext:\n {2}uv lock\n$/,
    );
  });

  it('take another folder by a flag', async () => {
    const orders = await project();
    expect(
      (await run({ cwd: '/' }, 'remove', 'ci', 'github-actions', '--dir', orders.dir, '--no-install')).exit,
    ).toBe(0);
    expect(Object.keys(orders.snapshot()).filter((path) => path.startsWith('.github/'))).toEqual([]);
  });
});

describe('undo', () => {
  it('is the identity, state files and permissions included', async () => {
    const orders = await project();
    const before = orders.snapshot();
    await orders.run('remove', 'process', 'worker', 'scheduler');
    expect(orders.snapshot()).not.toEqual(before);
    expect((await orders.run('undo')).exit).toBe(0);
    expect(orders.snapshot()).toEqual(before);
  });

  it('refuses where a file was edited since, unless told', async () => {
    const orders = await project();
    const before = orders.snapshot();
    await orders.run('remove', 'process', 'scheduler');
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    expect(await orders.run('undo')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('compose.yaml was edited since'),
    });
    expect((await orders.run('undo', '--force')).exit).toBe(0);
    expect(orders.snapshot()).toEqual(before);
  });

  it('has nothing to undo at first, and is undone by redo', async () => {
    const orders = await project();
    expect((await orders.run('undo')).exit).toBe(1);
    await orders.run('remove', 'process', 'scheduler');
    const after = orders.snapshot();
    await orders.run('undo');
    expect((await orders.run('undo')).exit).toBe(1);
    await orders.run('undo', '--redo');
    expect(orders.snapshot()).toEqual(after);
  });
});

describe('status', () => {
  it('tells of each file who changed it', async () => {
    const orders = await project();
    orders.age('compose.yaml', (text) => `${text}# older\n`);
    orders.age('compose.prod.yaml', (text) => `# older\n${text}`);
    orders.edit('compose.prod.yaml', (text) => `${text}# mine\n`);
    orders.edit('README.md', (text) => `${text}mine\n`);
    orders.remove('.editorconfig');
    const { out, exit } = await run({ cwd: orders.dir }, 'status', '--json');
    expect(exit).toBe(0);
    const files = new Map(
      (JSON.parse(out).files as { path: string; status: string }[]).map(({ path, status }) => [path, status]),
    );
    expect(Object.fromEntries([...files].filter(([, status]) => status !== 'untouched'))).toEqual({
      '.editorconfig': 'missing',
      'README.md': 'yours',
      'compose.prod.yaml': 'both',
      'compose.yaml': 'ours',
    });
    expect(JSON.parse(out)).toMatchObject({ behind: true, from: '0.9.0' });
  });

  it('makes drift an exit status when told', async () => {
    const orders = await project();
    expect((await run({ cwd: orders.dir }, 'status', '--check')).exit).toBe(0);
    orders.edit('README.md', (text) => `${text}mine\n`);
    expect((await run({ cwd: orders.dir }, 'status')).exit).toBe(0);
    expect((await run({ cwd: orders.dir }, 'status', '--check')).exit).toBe(4);
  });
});

describe('diff', () => {
  it('shows what update would change, and no secret', async () => {
    const orders = await project();
    orders.age('compose.yaml', (text) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s'));
    orders.edit('.env', (text) => text.replace(/^PORT=.*\n/m, ''));
    const before = orders.snapshot();
    const { out } = await run({ cwd: orders.dir }, 'diff');
    expect(out).toContain('--- a/compose.yaml');
    expect(out).toContain('-  stop_grace_period: 10s\n+  stop_grace_period: 30s\n');
    expect(out).toContain('.env gains the keys that it lacks');
    expect(out).not.toContain('POSTGRES_PASSWORD=');
    expect(orders.snapshot()).toEqual(before);
  });

  it('is empty where nothing would change', async () => {
    const orders = await project();
    expect((await run({ cwd: orders.dir }, 'diff')).out).toBe('');
  });
});
