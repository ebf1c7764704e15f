import { chmodSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, run } from '../cli/run.ts';
import { project } from './project.ts';

const older = (text: string) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s');

describe('update', () => {
  it('changes nothing where nothing is new', async () => {
    const orders = await project();
    const before = orders.snapshot();
    const { exit, report } = await orders.run('update');
    expect(exit).toBe(0);
    expect(report.files.every(({ outcome }) => outcome === 'unchanged' || outcome === 'kept')).toBe(true);
    expect(orders.snapshot()).toEqual(before);
  });

  it('takes our change to a file that nobody edited', async () => {
    const orders = await project();
    const fresh = orders.read('compose.yaml');
    orders.age('compose.yaml', older);
    const { outcome, report } = await orders.run('update');
    expect(outcome('compose.yaml')).toBe('updated');
    expect(report).toMatchObject({ from: '0.9.0', version: '1.0.0' });
    expect(orders.read('compose.yaml')).toBe(fresh);
  });

  it('merges an edited file', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, outcome } = await orders.run('update');
    expect(exit).toBe(0);
    expect(outcome('compose.yaml')).toBe('merged');
    expect(orders.read('compose.yaml')).toContain('stop_grace_period: 30s');
    expect(orders.read('compose.yaml')).toMatch(/# mine\n$/);
  });

  it('keeps a deleted file deleted', async () => {
    const orders = await project();
    orders.age('compose.prod.yaml', (text) => `${text}# older\n`);
    orders.remove('compose.prod.yaml');
    const { outcome } = await orders.run('update');
    expect(outcome('compose.prod.yaml')).toBe('kept-deleted');
    expect(orders.snapshot()).not.toHaveProperty(['compose.prod.yaml']);
  });

  it('deletes a file that we stopped rendering, and keeps it where it was edited', async () => {
    const orders = await project();
    orders.age('old/untouched.txt', () => 'ours\n');
    orders.age('old/edited.txt', () => 'ours\n');
    orders.write('old/edited.txt', 'ours\nand mine\n');
    const { outcome } = await orders.run('update');
    expect(outcome('old/untouched.txt')).toBe('deleted');
    expect(outcome('old/edited.txt')).toBe('orphaned');
    expect(orders.snapshot()).toHaveProperty(['old/edited.txt']);
    expect(orders.snapshot()).not.toHaveProperty(['old/untouched.txt']);
  });

  it('writes a file that is new, and offers ours beside one of yours in its place', async () => {
    const orders = await project();
    const fresh = orders.read('compose.prod.yaml');
    orders.age('compose.prod.yaml', () => null);
    orders.age('README.md', () => null);
    orders.write('README.md', 'mine\n');
    const { exit, outcome } = await orders.run('update');
    expect(exit).toBe(3);
    expect(outcome('compose.prod.yaml')).toBe('created');
    expect(orders.read('compose.prod.yaml')).toBe(fresh);
    expect(outcome('README.md')).toBe('conflict');
    expect(orders.read('README.md')).toBe('mine\n');
    expect(orders.read('README.md.now-generated')).toMatch(/^# orders\n/);
    expect((await orders.run('update')).err).toContain(
      'conflicts are not resolved yet: README.md.now-generated',
    );
    orders.remove('README.md.now-generated');
    expect((await orders.run('update')).exit).toBe(0);
  });

  it('marks a line that both changed, says where, and refuses to go on until it is resolved', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    const { exit, report } = await orders.run('update');
    expect(exit).toBe(3);
    const conflict = report.files.find(({ path }) => path === 'compose.yaml');
    const line = orders.read('compose.yaml').split('\n').indexOf('<<<<<<< yours') + 1;
    expect(conflict).toMatchObject({ outcome: 'conflict', lines: [line] });
    expect(orders.read('compose.yaml')).toContain(
      '  stop_grace_period: 99s\n||||||| last generated\n  stop_grace_period: 10s\n=======\n  stop_grace_period: 30s\n>>>>>>> now generated\n',
    );
    const again = await orders.run('update');
    expect(again.exit).toBe(3);
    expect(again.err).toContain(`conflicts are not resolved yet: compose.yaml:${line}`);
    orders.edit('compose.yaml', (text) =>
      text.replace(/<<<<<<< yours\n(.*\n)[\s\S]*>>>>>>> now generated\n/, '$1'),
    );
    const resolved = await orders.run('update');
    expect(resolved.exit).toBe(0);
    expect(resolved.outcome('compose.yaml')).toBe('kept');
    expect(orders.read('compose.yaml')).toContain('stop_grace_period: 99s');
  });

  it('merges a library that both sides added', async () => {
    const orders = await project();
    orders.age('pyproject.toml', (text) => text.replace(/ {4}"pydantic-settings[^\n]*\n/, ''));
    orders.edit('pyproject.toml', (text) =>
      text.replace('dependencies = [\n', 'dependencies = [\n    "aiofiles>=25",\n'),
    );
    const { exit } = await orders.run('update');
    expect(exit).toBe(0);
    expect(orders.read('pyproject.toml')).toContain('"aiofiles>=25"');
    expect(orders.read('pyproject.toml')).toContain('"pydantic-settings');
  });

  it('merges a service and a step that you added with those that we added', async () => {
    const orders = await project();
    orders.age('compose.yaml', (text) => text.replace(/\n {2}redis:\n[\s\S]*?(?=\nvolumes:)/, ''));
    orders.edit('compose.yaml', (text) =>
      text.replace('\nvolumes:', '\n  mailpit:\n    image: axllent/mailpit:v1.31\n\nvolumes:'),
    );
    orders.age('.github/workflows/ci.yml', (text) => text.replace(/ {6}- name: Dockerfile\n.*\n/, ''));
    orders.edit('.github/workflows/ci.yml', (text) =>
      text.replace(
        '      - name: Format\n',
        '      - name: Spelling\n        run: typos\n      - name: Format\n',
      ),
    );
    const { exit } = await orders.run('update');
    expect(exit).toBe(0);
    expect(orders.read('compose.yaml')).toMatch(
      /\n {2}mailpit:[\s\S]*\n {2}redis:|\n {2}redis:[\s\S]*\n {2}mailpit:/,
    );
    expect(orders.read('.github/workflows/ci.yml')).toMatch(/name: Spelling[\s\S]*name: Dockerfile/);
  });

  it('keeps a CRLF checkout', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine\n`.replaceAll('\n', '\r\n'));
    const { exit } = await orders.run('update');
    expect(exit).toBe(0);
    const text = orders.read('compose.yaml');
    expect(text).toContain('stop_grace_period: 30s\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps a missing final newline', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine`);
    expect((await orders.run('update')).exit).toBe(0);
    expect(orders.read('compose.yaml')).toMatch(/# mine$/);
  });

  it('keeps your executable bit', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    chmodSync(join(orders.dir, 'compose.yaml'), 0o755);
    await orders.run('update');
    expect(orders.read('compose.yaml')).toContain('stop_grace_period: 30s');
    expect(statSync(join(orders.dir, 'compose.yaml')).mode & 0o777).toBe(0o755);
  });

  it('leaves a file that you renamed alone, and does not bring the old name back', async () => {
    const orders = await project();
    orders.age('compose.prod.yaml', (text) => `${text}# older\n`);
    renameSync(join(orders.dir, 'compose.prod.yaml'), join(orders.dir, 'compose.production.yaml'));
    const { outcome } = await orders.run('update');
    expect(outcome('compose.prod.yaml')).toBe('kept-deleted');
    expect(orders.read('compose.production.yaml')).toMatch(/# older\n$/);
  });

  it('never touches a file that it never wrote', async () => {
    const orders = await project();
    orders.write('src/app/mine.py', 'x = 1\n');
    orders.age('compose.yaml', older);
    const { outcome } = await orders.run('update');
    expect(outcome('src/app/mine.py')).toBeUndefined();
    expect(orders.read('src/app/mine.py')).toBe('x = 1\n');
  });

  it('never writes migrations again', async () => {
    const orders = await project();
    const path = 'src/app/migrations/versions/0001_create_items.py';
    orders.age(path, (text) => `${text}# older\n`);
    const { outcome } = await orders.run('update');
    expect(outcome(path)).toBe('kept');
    expect(orders.read(path)).toMatch(/# older\n$/);
  });

  it('gives the local .env the keys that it lacks, with the password it has, and shows none', async () => {
    const orders = await project();
    const password = /^POSTGRES_PASSWORD=(.+)$/m.exec(orders.read('.env'))?.[1] ?? '';
    orders.edit(
      '.env',
      (text) =>
        `${text.replace(/^DATABASE_URL=.*\n/m, '').replace('LOG_LEVEL=info', 'LOG_LEVEL=debug')}OWN=1\n`,
    );
    const { outcome, out, err } = await orders.run('update');
    expect(outcome('.env')).toBe('merged');
    expect(orders.read('.env')).toContain(`DATABASE_URL=postgresql://app:${password}@localhost:5432/app\n`);
    expect(orders.read('.env')).toMatch(/LOG_LEVEL=debug[\s\S]*OWN=1/);
    expect(statSync(join(orders.dir, '.env')).mode & 0o777).toBe(0o600);
    expect(out + err).not.toContain(password);
  });

  it('does not make a .env that is not there', async () => {
    const orders = await project();
    orders.remove('.env');
    await orders.run('update');
    expect(orders.snapshot()).not.toHaveProperty(['.env']);
  });

  it('takes every difference for a conflict where the base is lost, and overwrites nothing', async () => {
    const orders = await project();
    orders.remove('.twelve-factor/base.json');
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, outcome, report } = await orders.run('update');
    expect(exit).toBe(3);
    expect(outcome('compose.yaml')).toBe('conflict');
    expect(outcome('README.md')).toBe('unchanged');
    expect(report.warnings[0]).toContain(
      '.twelve-factor/base.json is missing: every changed file is a conflict; update --base VERSION',
    );
    expect(orders.read('compose.yaml')).toMatch(/# mine\n$/);
  });

  it('does the same where the base is damaged', async () => {
    const orders = await project();
    orders.edit('.twelve-factor/base.json', (text) => text.slice(0, 1000));
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, report } = await orders.run('update');
    expect(exit).toBe(3);
    expect(report.warnings[0]).toContain('is damaged');
  });

  it('keeps a symlink in place of a file, and never writes through it', async () => {
    const orders = await project();
    const elsewhere = folder();
    writeFileSync(join(elsewhere, 'target'), 'untouched');
    orders.age('compose.yaml', older);
    orders.remove('compose.yaml');
    symlinkSync(join(elsewhere, 'target'), join(orders.dir, 'compose.yaml'));
    const { outcome } = await orders.run('update');
    expect(outcome('compose.yaml')).toBe('kept');
    expect(statSync(join(elsewhere, 'target')).size).toBe('untouched'.length);
  });

  it('merges two updates in a row', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    await orders.run('update');
    const between = orders.snapshot();
    const { outcome } = await orders.run('update');
    expect(outcome('compose.yaml')).toBe('kept');
    expect(orders.snapshot()).toEqual(between);
  });

  it('changes an answer that a flag gives', async () => {
    const orders = await project();
    await orders.run('update', '--license', 'MIT', '--yes');
    expect(orders.read('LICENSE')).toMatch(/^MIT License/);
    expect(orders.read('.yo-rc.json')).toContain('"license": "MIT"');
  });

  it('holds back the major version of a service with data, and raises it when told', async () => {
    const orders = await project();
    orders.age('compose.yaml', (text) => text.replace(/image: postgres:\S+/, 'image: postgres:17.2-trixie'));
    orders.edit('.yo-rc.json', (text) =>
      text.replace(/"postgres": "postgres:[^"]+"/, '"postgres": "postgres:17.2-trixie"'),
    );
    const { report } = await orders.run('update');
    expect(report.warnings.join()).toContain('postgres stays at postgres:17.2-trixie');
    expect(orders.read('compose.yaml')).toContain('image: postgres:17.2-trixie');
    await orders.run('update', '--raise-majors');
    expect(orders.read('compose.yaml')).toMatch(/image: postgres:18/);
  });

  it('writes nothing on a dry run', async () => {
    const orders = await project();
    orders.age('compose.yaml', older);
    const before = orders.snapshot();
    const { exit, outcome } = await orders.run('update', '--dry-run');
    expect(exit).toBe(0);
    expect(outcome('compose.yaml')).toBe('updated');
    expect(orders.snapshot()).toEqual(before);
  });
});

describe('update refuses', () => {
  it('a downgrade', async () => {
    const orders = await project();
    orders.edit('.yo-rc.json', (text) => text.replace('"version": "1.0.0"', '"version": "99.0.0"'));
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(5);
    expect(err).toContain('was rendered by version 99.0.0, and this is 1.0.0: a downgrade');
  });

  it('what is no project of ours, or not any more', async () => {
    const cwd = folder();
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('is not a project of this generator'),
    });
    writeFileSync(join(cwd, '.yo-rc.json'), '{"generator-other": {}}');
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('does not speak of it'),
    });
    writeFileSync(join(cwd, '.yo-rc.json'), '{');
    expect(await run({ cwd }, 'update')).toMatchObject({
      exit: 5,
      err: expect.stringContaining('is damaged'),
    });
  });

  it('recorded answers that are no answers', async () => {
    const orders = await project();
    orders.edit('.yo-rc.json', (text) => text.replace('"fastapi"', '"fastapy"'));
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(2);
    expect(err).toContain('framework in .yo-rc.json "fastapy": is not known (did you mean fastapi?)');
  });

  it('a folder in which another run works', async () => {
    const orders = await project();
    const [one, two] = await Promise.all([orders.run('update'), orders.run('update')]);
    expect([one.exit, two.exit]).toEqual([0, 0]);
  });
});

describe('in a git repository', () => {
  it('refuses where an edit that it would merge is not committed, unless told', async () => {
    const orders = await project([], { git: true });
    orders.age('compose.yaml', older);
    orders.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, err } = await orders.run('update');
    expect(exit).toBe(5);
    expect(err).toContain(
      'uncommitted changes in files that it would touch: compose.yaml; commit them, or go on with --allow-dirty',
    );
    expect((await orders.run('update', '--allow-dirty')).exit).toBe(0);
  });

  it('does not mind other uncommitted changes, or none of its own twice in a row', async () => {
    const orders = await project([], { git: true });
    orders.edit('README.md', (text) => `${text}mine\n`);
    expect((await orders.run('remove', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
    expect((await orders.run('add', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
  });

  it('tells the index of a conflict, and undo takes that back', async () => {
    const orders = await project([], { git: true });
    orders.age('compose.yaml', older);
    orders.git('commit', '--quiet', '--all', '--message', 'older');
    orders.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    orders.git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await orders.run('update')).exit).toBe(3);
    expect(orders.git('status', '--porcelain', 'compose.yaml')).toBe('UU compose.yaml\n');
    expect(orders.git('show', ':1:compose.yaml')).toContain('stop_grace_period: 10s');
    expect(orders.git('show', ':2:compose.yaml')).toContain('stop_grace_period: 99s');
    expect(orders.git('show', ':3:compose.yaml')).toContain('stop_grace_period: 30s');
    expect((await orders.run('undo')).exit).toBe(0);
    expect(orders.git('status', '--porcelain')).toBe('');
  });

  it('works in a folder of a larger repository', async () => {
    const orders = await project();
    mkdirSync(join(orders.dir, '../other'));
    orders.age('compose.yaml', older);
    const git = (...args: string[]) =>
      orders.git('-C', '..', '-c', 'user.name=x', '-c', 'user.email=x@y', ...args);
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'all');
    orders.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await orders.run('update')).exit).toBe(3);
    expect(git('status', '--porcelain', 'orders/compose.yaml')).toBe('UU orders/compose.yaml\n');
  });
});
