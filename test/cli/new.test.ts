import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { version } from '../../generators/catalog/version.ts';
import type { Report } from '../../generators/cli/report.ts';
import { decodeBase } from '../../generators/core/state.ts';
import { render } from '../../generators/render.ts';
import { dotenvKeys } from '../dotenv.ts';
import { contents, folder, run } from './run.ts';

const quick = ['--no-install', '--no-git'];
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('new', () => {
  it('writes what render gives, its state, and a local .env', async () => {
    const cwd = folder();
    expect((await run({ cwd }, 'orders', '--yes', ...quick)).exit).toBe(0);
    const tree = render({ name: 'orders' });
    for (const [path, file] of tree) {
      expect(read(cwd, 'orders', path)).toBe(file.contents);
      expect(statSync(join(cwd, 'orders', path)).mode & 0o777).toBe(file.executable ? 0o755 : 0o644);
    }
    expect(decodeBase(read(cwd, 'orders/.twelve-factor/base.json'))).toEqual(tree);
    expect(JSON.parse(read(cwd, 'orders/.yo-rc.json'))).toEqual({
      'generator-twelve-factor': {
        version,
        answers: expect.objectContaining({
          name: 'orders',
          framework: 'fastapi',
          services: ['postgres', 'redis'],
        }),
        images: { postgres: expect.stringMatching(/^postgres:/), redis: expect.stringMatching(/^redis:/) },
      },
    });
  });

  it('gives the local .env generated passwords, the same in a URL and its container, and nobody else may read it', async () => {
    const cwd = folder();
    await run({ cwd }, 'aa', '--yes', ...quick);
    await run({ cwd }, 'bb', '--yes', ...quick);
    const [one, two] = ['aa', 'bb'].map((name) => read(cwd, name, '.env')) as [string, string];
    const password = /^POSTGRES_PASSWORD=(\S+)$/m.exec(one)?.[1] ?? '';
    expect(password).toMatch(/^[0-9a-f]{36}$/);
    expect(one).toContain(`DATABASE_URL=postgresql://app:${password}@localhost:5432/app`);
    expect(two).not.toContain(password);
    expect(one).not.toContain('change-me');
    expect(statSync(join(cwd, 'aa/.env')).mode & 0o777).toBe(0o600);
    expect(dotenvKeys(one)).toEqual(dotenvKeys(read(cwd, 'aa/.env.example')));
    expect(read(cwd, 'aa/.twelve-factor/base.json')).not.toContain(password);
  });

  it('commits everything but the local .env', async () => {
    const cwd = folder();
    const { exit } = await run({ cwd }, 'orders', '--yes', '--no-install');
    expect(exit).toBe(0);
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: join(cwd, 'orders'), encoding: 'utf8' });
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '--format=%s')).toBe('Start orders\n');
    expect(git('branch', '--show-current')).toBe('main\n');
    expect(git('ls-files').split('\n')).not.toContain('.env');
  });

  it('initialises nothing inside a repository', async () => {
    const cwd = folder();
    execFileSync('git', ['init', '--quiet'], { cwd });
    const { exit, err } = await run({ cwd }, 'orders', '--yes', '--no-install');
    expect(exit).toBe(0);
    expect(err).toContain(
      'warning: no git repository was initialised: the folder lies in a git repository already',
    );
    expect(contents(join(cwd, 'orders'))).not.toContain('.git');
  });

  it('goes into a fresh clone', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'orders'));
    execFileSync('git', ['init', '--quiet'], { cwd: join(cwd, 'orders') });
    expect((await run({ cwd }, 'orders', '--yes', '--no-install')).exit).toBe(0);
    expect(contents(join(cwd, 'orders'))).toEqual(expect.arrayContaining(['.git', 'README.md']));
  });

  it('takes a flag before the answers file, and the file before the default', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.yaml'), 'name: from-file\nservices: [redis]\n');
    const { out } = await run(
      { cwd },
      '--answers',
      'a.yaml',
      '--services',
      'postgres',
      '--yes',
      '--json',
      '--dry-run',
    );
    const report = JSON.parse(out) as Report;
    expect(report.dir).toBe(join(cwd, 'from-file'));
    expect(report.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['compose.yaml']));
  });

  it('reads answers from standard input', async () => {
    const cwd = folder();
    const { exit } = await run({ cwd, stdin: '{"name": "piped"}' }, '--answers', '-', '--yes', ...quick);
    expect(exit).toBe(0);
    expect(contents(cwd)).toEqual(['piped']);
  });

  it('writes nothing on a dry run, and lists what it would', async () => {
    const cwd = folder();
    const { exit, out } = await run({ cwd }, 'orders', '--yes', '--dry-run');
    expect(exit).toBe(0);
    expect(out).toMatch(/^Would write \d+ files into .*orders:\n\n/);
    expect(out).toContain('  created  compose.yaml\n');
    expect(contents(cwd)).toEqual([]);
  });

  it('reports as one JSON document', async () => {
    const cwd = folder();
    const { out } = await run({ cwd }, 'orders', '--yes', '--json', ...quick);
    const report = JSON.parse(out) as Report;
    expect(report).toMatchObject({
      report: 1,
      verb: 'new',
      version,
      exit: 0,
      dir: join(cwd, 'orders'),
      warnings: [],
    });
    expect(report.next).toEqual(['cd orders', 'uv lock', 'docker compose up --build --wait']);
    expect(report.files.map(({ path }) => path)).toEqual(
      [...render({ name: 'orders' }).keys(), '.env', '.yo-rc.json', '.twelve-factor/base.json'].sort(),
    );
  });

  it('reports errors in the JSON document too', async () => {
    const { out, exit } = await run({ cwd: folder() }, '--services', 'x', '--yes', '--json');
    expect(JSON.parse(out)).toMatchObject({
      exit,
      errors: [expect.stringContaining('--services "x"')],
      files: [],
    });
    expect(exit).toBe(2);
  });

  it('is silent when told', async () => {
    const { out, err } = await run({ cwd: folder() }, 'orders', '--yes', '--quiet', ...quick);
    expect(out + err).toBe('');
  });

  it('gives the same bytes whatever the order of the answers', async () => {
    const cwd = folder();
    await run(
      { cwd },
      'aa',
      '--name',
      'same',
      '--services',
      'redis,postgres',
      '--processes',
      'scheduler,worker,web',
      '--yes',
      ...quick,
    );
    await run(
      { cwd },
      'bb',
      '--name',
      'same',
      '--services',
      'postgres',
      '--services',
      'redis',
      '--yes',
      ...quick,
    );
    const files = contents(join(cwd, 'aa')).filter(
      (name) => name !== '.env' && statSync(join(cwd, 'aa', name)).isFile(),
    );
    for (const path of files) expect(read(cwd, 'bb', path), path).toBe(read(cwd, 'aa', path));
  });
});
