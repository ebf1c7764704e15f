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

describe('new into a folder that holds files', () => {
  const prepare = () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'orders'));
    writeFileSync(join(cwd, 'orders/README.md'), 'mine\n');
    writeFileSync(join(cwd, 'orders/notes.txt'), 'mine too\n');
    return cwd;
  };

  it('keeps them when told to skip', async () => {
    const cwd = prepare();
    const { exit, out } = await run({ cwd }, 'orders', '--yes', '--on-conflict', 'skip', '--json', ...quick);
    expect(exit).toBe(0);
    expect((JSON.parse(out) as Report).files).toContainEqual({ path: 'README.md', outcome: 'kept' });
    expect(read(cwd, 'orders/README.md')).toBe('mine\n');
    expect(read(cwd, 'orders/compose.yaml')).toBe(render({ name: 'orders' }).get('compose.yaml')?.contents);
  });

  it('replaces them when told to overwrite, and touches no other', async () => {
    const cwd = prepare();
    const { out } = await run({ cwd }, 'orders', '--yes', '--on-conflict', 'overwrite', '--json', ...quick);
    expect((JSON.parse(out) as Report).files).toContainEqual({ path: 'README.md', outcome: 'updated' });
    expect(read(cwd, 'orders/README.md')).toMatch(/^# orders\n/);
    expect(read(cwd, 'orders/notes.txt')).toBe('mine too\n');
  });
});

describe('prompts', () => {
  it('ask in the order of the table, confirm, and end with the command that needs none', async () => {
    const cwd = folder();
    const person = { services: ['redis'], name: 'asked' };
    const { exit, out, asked } = await run({ cwd, person }, ...quick);
    expect(exit).toBe(0);
    expect(asked.map(({ name }) => name)).toEqual([
      'framework',
      'services',
      'processes',
      'targets',
      'ci',
      'name',
      'confirmed',
    ]);
    const command = out.trim().split('\n').at(-1)?.trim() ?? '';
    expect(command).toBe(
      'npx generator-twelve-factor new --framework fastapi --services redis --processes web,worker,scheduler --targets compose --ci github-actions --name asked',
    );
    const again = folder();
    expect((await run({ cwd: again }, ...command.split(' ').slice(2), ...quick)).exit).toBe(0);
    expect(read(again, 'asked/README.md')).toBe(read(cwd, 'asked/README.md'));
  });

  it('show what each choice brings', async () => {
    const { asked } = await run({ cwd: folder(), person: {} }, ...quick, '--dry-run');
    expect(asked.find(({ name }) => name === 'services')?.choices?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PostgreSQL - SQL database', 'Redis - cache and job queue']),
    );
  });

  it('do not offer what earlier answers refuse', async () => {
    const { asked } = await run({ cwd: folder(), person: { services: ['postgres'] } }, ...quick, '--dry-run');
    expect(asked.find(({ name }) => name === 'processes')?.choices?.map(({ value }) => value)).toEqual([
      'scheduler',
    ]);
  });

  it('do not accept what contradicts an earlier answer', async () => {
    const { asked } = await run({ cwd: folder(), person: {} }, ...quick, '--dry-run');
    const validate = asked.find(({ name }) => name === 'name')?.validate;
    expect(validate?.('fastapi')).toMatch(/is the name of a library/);
    expect(validate?.('Orders')).toMatch(/is not a name/);
    expect(validate?.('orders')).toBe(true);
  });

  it('leave out what flags answered, and take the folder for the name', async () => {
    const { asked } = await run(
      { cwd: folder(), person: {} },
      'orders',
      '--framework',
      'fastapi',
      '--ci',
      'none',
      ...quick,
      '--dry-run',
    );
    expect(asked.map(({ name }) => name)).toEqual(['services', 'processes', 'targets', 'confirmed']);
  });

  it('write nothing where the summary is not confirmed', async () => {
    const cwd = folder();
    const { exit } = await run({ cwd, person: { confirmed: false } }, ...quick);
    expect(exit).toBe(130);
    expect(contents(cwd)).toEqual([]);
  });
});

describe('new in a project of ours', () => {
  it('offers update, and runs it', async () => {
    const cwd = folder();
    await run({ cwd }, 'orders', '--yes', ...quick);
    writeFileSync(join(cwd, 'orders/README.md'), `${read(cwd, 'orders/README.md')}\nOurs.\n`);
    const { exit, asked, out } = await run({ cwd, person: {} }, 'orders', '--no-install');
    expect(asked[0]?.message).toBe(
      `${join(cwd, 'orders')} is a project of this generator already. Update it instead?`,
    );
    expect(out).toContain('is up to date');
    expect(exit).toBe(0);
    expect(read(cwd, 'orders/README.md')).toMatch(/Ours\.\n$/);
  });

  it('makes another one beside it where that was wanted', async () => {
    const cwd = folder();
    await run({ cwd }, '.', '--name', 'orders', '--yes', ...quick);
    const person = { update: false, name: 'another' };
    const { exit } = await run({ cwd, person }, ...quick);
    expect(exit).toBe(0);
    expect(read(cwd, 'another/.yo-rc.json')).toContain('"another"');
  });
});
