import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { run } from '../cli/run.ts';
import { goldens } from '../golden.ts';
import { type Project, project } from './project.ts';

const flagsOf = (answers: Partial<Answers>) =>
  Object.entries(answers).map(
    ([key, value]) => `--${key}=${typeof value === 'string' ? value : value.join(',') || 'none'}`,
  );

const kinds = { service: catalog.services, process: catalog.processes, target: catalog.targets } as const;

async function addThenRemove(it: Project, kind: string, id: string): Promise<boolean> {
  const added = await it.run('add', kind, id);
  // What contradicts this project is refused, and there is nothing to take back.
  if (added.exit === 2) return false;
  expect(added.exit, added.err).toBe(0);
  const removed = await it.run('remove', kind, id);
  expect(removed.exit, removed.err).toBe(0);
  return true;
}

describe('add X, then remove X', () => {
  it.each(Object.entries(goldens))('gives back the same bytes, from %s, for every X', async (_, answers) => {
    const it = await project(flagsOf(answers));
    it.edit('README.md', (text) => `${text}\nmine\n`);
    const before = it.snapshot();
    const present = new Set<string>(
      JSON.parse(it.read('.yo-rc.json'))['generator-twelve-factor'].answers.services,
    );
    let tried = 0;
    for (const [kind, entries] of Object.entries(kinds))
      for (const { id } of entries) {
        const recorded = JSON.parse(it.read('.yo-rc.json'))['generator-twelve-factor'].answers as Answers;
        const has = [...recorded.services, ...recorded.processes, ...recorded.targets].includes(id);
        if (has || !(await addThenRemove(it, kind, id))) continue;
        tried += 1;
        const { '.env': ownAfter, ...after } = it.snapshot();
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
    const it = await project(['--services', 'postgres', '--processes', 'web']);
    it.write('src/app/mine.py', 'REDIS_URL\n');
    const added = await it.run('add', 'service', 'redis');
    expect(added.err).toContain('note: REDIS_URL is read from now on: set it wherever this runs');
    it.edit('README.md', (text) => `${text}\nAsk about REDIS_URL.\n`);
    const removed = await it.run('remove', 'service', 'redis');
    expect(removed.err).toContain('note: REDIS_URL is no longer read');
    expect(removed.err).toContain(
      'note: the data of Redis stays in its volume orders_redis-data until you delete it',
    );
    expect(removed.err).toContain('note: README.md still names REDIS_URL');
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
    const it = await project();
    const before = it.snapshot();
    const { exit, err } = await it.run(...argv);
    expect(err).toContain(message);
    expect(exit).toBe(2);
    expect(it.snapshot()).toEqual(before);
  });

  it('take another folder by a flag', async () => {
    const it = await project();
    expect(
      (await run({ cwd: '/' }, 'remove', 'ci', 'github-actions', '--dir', it.dir, '--no-install')).exit,
    ).toBe(0);
    expect(Object.keys(it.snapshot()).filter((path) => path.startsWith('.github/'))).toEqual([]);
  });
});

describe('undo', () => {
  it('is the identity, state files and permissions included', async () => {
    const it = await project();
    const before = it.snapshot();
    await it.run('remove', 'process', 'worker', 'scheduler');
    expect(it.snapshot()).not.toEqual(before);
    expect((await it.run('undo')).exit).toBe(0);
    expect(it.snapshot()).toEqual(before);
  });

  it('refuses where a file was edited since, unless told', async () => {
    const it = await project();
    const before = it.snapshot();
    await it.run('remove', 'process', 'scheduler');
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    expect(await it.run('undo')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('compose.yaml was edited since'),
    });
    expect((await it.run('undo', '--force')).exit).toBe(0);
    expect(it.snapshot()).toEqual(before);
  });

  it('has nothing to undo at first, and is undone by redo', async () => {
    const it = await project();
    expect((await it.run('undo')).exit).toBe(1);
    await it.run('remove', 'process', 'scheduler');
    const after = it.snapshot();
    await it.run('undo');
    expect((await it.run('undo')).exit).toBe(1);
    await it.run('undo', '--redo');
    expect(it.snapshot()).toEqual(after);
  });
});

describe('status', () => {
  it('tells of each file who changed it', async () => {
    const it = await project();
    it.age('compose.yaml', (text) => `${text}# older\n`);
    it.age('compose.prod.yaml', (text) => `# older\n${text}`);
    it.edit('compose.prod.yaml', (text) => `${text}# mine\n`);
    it.edit('README.md', (text) => `${text}mine\n`);
    it.remove('.editorconfig');
    const { out, exit } = await run({ cwd: it.dir }, 'status', '--json');
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
    const it = await project();
    expect((await run({ cwd: it.dir }, 'status', '--check')).exit).toBe(0);
    it.edit('README.md', (text) => `${text}mine\n`);
    expect((await run({ cwd: it.dir }, 'status')).exit).toBe(0);
    expect((await run({ cwd: it.dir }, 'status', '--check')).exit).toBe(4);
  });
});

describe('diff', () => {
  it('shows what update would change, and no secret', async () => {
    const it = await project();
    it.age('compose.yaml', (text) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s'));
    it.edit('.env', (text) => text.replace(/^PORT=.*\n/m, ''));
    const before = it.snapshot();
    const { out } = await run({ cwd: it.dir }, 'diff');
    expect(out).toContain('--- a/compose.yaml');
    expect(out).toContain('-  stop_grace_period: 10s\n+  stop_grace_period: 30s\n');
    expect(out).toContain('.env gains the keys that it lacks');
    expect(out).not.toContain('POSTGRES_PASSWORD=');
    expect(it.snapshot()).toEqual(before);
  });

  it('is empty where nothing would change', async () => {
    const it = await project();
    expect((await run({ cwd: it.dir }, 'diff')).out).toBe('');
  });
});
