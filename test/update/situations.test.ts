import { chmodSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, run } from '../cli/run.ts';
import { project } from './project.ts';

const older = (text: string) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s');

describe('update', () => {
  it('changes nothing where nothing is new', async () => {
    const it = await project();
    const before = it.snapshot();
    const { exit, report } = await it.run('update');
    expect(exit).toBe(0);
    expect(report.files.every(({ outcome }) => outcome === 'unchanged' || outcome === 'kept')).toBe(true);
    expect(it.snapshot()).toEqual(before);
  });

  it('takes our change to a file that nobody edited', async () => {
    const it = await project();
    const fresh = it.read('compose.yaml');
    it.age('compose.yaml', older);
    const { outcome, report } = await it.run('update');
    expect(outcome('compose.yaml')).toBe('updated');
    expect(report).toMatchObject({ from: '0.9.0', version: '1.0.0' });
    expect(it.read('compose.yaml')).toBe(fresh);
  });

  it('merges an edited file', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, outcome } = await it.run('update');
    expect(exit).toBe(0);
    expect(outcome('compose.yaml')).toBe('merged');
    expect(it.read('compose.yaml')).toContain('stop_grace_period: 30s');
    expect(it.read('compose.yaml')).toMatch(/# mine\n$/);
  });

  it('keeps a deleted file deleted', async () => {
    const it = await project();
    it.age('compose.prod.yaml', (text) => `${text}# older\n`);
    it.remove('compose.prod.yaml');
    const { outcome } = await it.run('update');
    expect(outcome('compose.prod.yaml')).toBe('kept-deleted');
    expect(it.snapshot()).not.toHaveProperty(['compose.prod.yaml']);
  });

  it('deletes a file that we stopped rendering, and keeps it where it was edited', async () => {
    const it = await project();
    it.age('old/untouched.txt', () => 'ours\n');
    it.age('old/edited.txt', () => 'ours\n');
    it.write('old/edited.txt', 'ours\nand mine\n');
    const { outcome } = await it.run('update');
    expect(outcome('old/untouched.txt')).toBe('deleted');
    expect(outcome('old/edited.txt')).toBe('orphaned');
    expect(it.snapshot()).toHaveProperty(['old/edited.txt']);
    expect(it.snapshot()).not.toHaveProperty(['old/untouched.txt']);
  });

  it('writes a file that is new, and offers ours beside one of yours in its place', async () => {
    const it = await project();
    const fresh = it.read('compose.prod.yaml');
    it.age('compose.prod.yaml', () => null);
    it.age('README.md', () => null);
    it.write('README.md', 'mine\n');
    const { exit, outcome } = await it.run('update');
    expect(exit).toBe(3);
    expect(outcome('compose.prod.yaml')).toBe('created');
    expect(it.read('compose.prod.yaml')).toBe(fresh);
    expect(outcome('README.md')).toBe('conflict');
    expect(it.read('README.md')).toBe('mine\n');
    expect(it.read('README.md.now-generated')).toMatch(/^# orders\n/);
  });

  it('marks a line that both changed, says where, and refuses to go on until it is resolved', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    const { exit, report } = await it.run('update');
    expect(exit).toBe(3);
    const conflict = report.files.find(({ path }) => path === 'compose.yaml');
    const line = it.read('compose.yaml').split('\n').indexOf('<<<<<<< yours') + 1;
    expect(conflict).toMatchObject({ outcome: 'conflict', lines: [line] });
    expect(it.read('compose.yaml')).toContain(
      '  stop_grace_period: 99s\n||||||| last generated\n  stop_grace_period: 10s\n=======\n  stop_grace_period: 30s\n>>>>>>> now generated\n',
    );
    const again = await it.run('update');
    expect(again.exit).toBe(3);
    expect(again.err).toContain(`conflicts are not resolved yet: compose.yaml:${line}`);
    it.edit('compose.yaml', (text) =>
      text.replace(/<<<<<<< yours\n(.*\n)[\s\S]*>>>>>>> now generated\n/, '$1'),
    );
    const resolved = await it.run('update');
    expect(resolved.exit).toBe(0);
    expect(resolved.outcome('compose.yaml')).toBe('kept');
    expect(it.read('compose.yaml')).toContain('stop_grace_period: 99s');
  });

  it('merges a library that both sides added', async () => {
    const it = await project();
    it.age('pyproject.toml', (text) => text.replace(/ {4}"pydantic-settings[^\n]*\n/, ''));
    it.edit('pyproject.toml', (text) =>
      text.replace('dependencies = [\n', 'dependencies = [\n    "aiofiles>=25",\n'),
    );
    const { exit } = await it.run('update');
    expect(exit).toBe(0);
    expect(it.read('pyproject.toml')).toContain('"aiofiles>=25"');
    expect(it.read('pyproject.toml')).toContain('"pydantic-settings');
  });

  it('merges a service and a step that you added with those that we added', async () => {
    const it = await project();
    it.age('compose.yaml', (text) => text.replace(/\n {2}redis:\n[\s\S]*?(?=\nvolumes:)/, ''));
    it.edit('compose.yaml', (text) =>
      text.replace('\nvolumes:', '\n  mailpit:\n    image: axllent/mailpit:v1.31\n\nvolumes:'),
    );
    it.age('.github/workflows/ci.yml', (text) => text.replace(/ {6}- name: Dockerfile\n.*\n/, ''));
    it.edit('.github/workflows/ci.yml', (text) =>
      text.replace(
        '      - name: Format\n',
        '      - name: Spelling\n        run: typos\n      - name: Format\n',
      ),
    );
    const { exit } = await it.run('update');
    expect(exit).toBe(0);
    expect(it.read('compose.yaml')).toMatch(
      /\n {2}mailpit:[\s\S]*\n {2}redis:|\n {2}redis:[\s\S]*\n {2}mailpit:/,
    );
    expect(it.read('.github/workflows/ci.yml')).toMatch(/name: Spelling[\s\S]*name: Dockerfile/);
  });

  it('keeps a CRLF checkout', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => `${text}# mine\n`.replaceAll('\n', '\r\n'));
    const { exit } = await it.run('update');
    expect(exit).toBe(0);
    const text = it.read('compose.yaml');
    expect(text).toContain('stop_grace_period: 30s\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps a missing final newline', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => `${text}# mine`);
    expect((await it.run('update')).exit).toBe(0);
    expect(it.read('compose.yaml')).toMatch(/# mine$/);
  });

  it('keeps your executable bit', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    chmodSync(join(it.dir, 'compose.yaml'), 0o755);
    await it.run('update');
    expect(it.read('compose.yaml')).toContain('stop_grace_period: 30s');
    expect(statSync(join(it.dir, 'compose.yaml')).mode & 0o777).toBe(0o755);
  });

  it('leaves a file that you renamed alone, and does not bring the old name back', async () => {
    const it = await project();
    it.age('compose.prod.yaml', (text) => `${text}# older\n`);
    renameSync(join(it.dir, 'compose.prod.yaml'), join(it.dir, 'compose.production.yaml'));
    const { outcome } = await it.run('update');
    expect(outcome('compose.prod.yaml')).toBe('kept-deleted');
    expect(it.read('compose.production.yaml')).toMatch(/# older\n$/);
  });

  it('never touches a file that it never wrote', async () => {
    const it = await project();
    it.write('src/app/mine.py', 'x = 1\n');
    it.age('compose.yaml', older);
    const { outcome } = await it.run('update');
    expect(outcome('src/app/mine.py')).toBeUndefined();
    expect(it.read('src/app/mine.py')).toBe('x = 1\n');
  });

  it('never writes migrations again', async () => {
    const it = await project();
    const path = 'src/app/migrations/versions/0001_create_items.py';
    it.age(path, (text) => `${text}# older\n`);
    const { outcome } = await it.run('update');
    expect(outcome(path)).toBe('kept');
    expect(it.read(path)).toMatch(/# older\n$/);
  });

  it('gives the local .env the keys that it lacks, with the password it has, and shows none', async () => {
    const it = await project();
    const password = /^POSTGRES_PASSWORD=(.+)$/m.exec(it.read('.env'))?.[1] ?? '';
    it.edit(
      '.env',
      (text) =>
        `${text.replace(/^DATABASE_URL=.*\n/m, '').replace('LOG_LEVEL=info', 'LOG_LEVEL=debug')}OWN=1\n`,
    );
    const { outcome, out, err } = await it.run('update');
    expect(outcome('.env')).toBe('merged');
    expect(it.read('.env')).toContain(`DATABASE_URL=postgresql://app:${password}@localhost:5432/app\n`);
    expect(it.read('.env')).toMatch(/LOG_LEVEL=debug[\s\S]*OWN=1/);
    expect(statSync(join(it.dir, '.env')).mode & 0o777).toBe(0o600);
    expect(out + err).not.toContain(password);
  });

  it('does not make a .env that is not there', async () => {
    const it = await project();
    it.remove('.env');
    await it.run('update');
    expect(it.snapshot()).not.toHaveProperty(['.env']);
  });

  it('takes every difference for a conflict where the base is lost, and overwrites nothing', async () => {
    const it = await project();
    it.remove('.twelve-factor/base.json');
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, outcome, report } = await it.run('update');
    expect(exit).toBe(3);
    expect(outcome('compose.yaml')).toBe('conflict');
    expect(outcome('README.md')).toBe('unchanged');
    expect(report.warnings[0]).toContain(
      '.twelve-factor/base.json is missing: every changed file is a conflict; update --base VERSION',
    );
    expect(it.read('compose.yaml')).toMatch(/# mine\n$/);
  });

  it('does the same where the base is damaged', async () => {
    const it = await project();
    it.edit('.twelve-factor/base.json', (text) => text.slice(0, 1000));
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, report } = await it.run('update');
    expect(exit).toBe(3);
    expect(report.warnings[0]).toContain('is damaged');
  });

  it('keeps a symlink in place of a file, and never writes through it', async () => {
    const it = await project();
    const elsewhere = folder();
    writeFileSync(join(elsewhere, 'target'), 'untouched');
    it.age('compose.yaml', older);
    it.remove('compose.yaml');
    symlinkSync(join(elsewhere, 'target'), join(it.dir, 'compose.yaml'));
    const { outcome } = await it.run('update');
    expect(outcome('compose.yaml')).toBe('kept');
    expect(statSync(join(elsewhere, 'target')).size).toBe('untouched'.length);
  });

  it('merges two updates in a row', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    await it.run('update');
    const between = it.snapshot();
    const { outcome } = await it.run('update');
    expect(outcome('compose.yaml')).toBe('kept');
    expect(it.snapshot()).toEqual(between);
  });

  it('changes an answer that a flag gives', async () => {
    const it = await project();
    await it.run('update', '--license', 'MIT', '--yes');
    expect(it.read('LICENSE')).toMatch(/^MIT License/);
    expect(it.read('.yo-rc.json')).toContain('"license": "MIT"');
  });

  it('holds back the major version of a service with data, and raises it when told', async () => {
    const it = await project();
    it.age('compose.yaml', (text) => text.replace(/image: postgres:\S+/, 'image: postgres:17.2-trixie'));
    it.edit('.yo-rc.json', (text) =>
      text.replace(/"postgres": "postgres:[^"]+"/, '"postgres": "postgres:17.2-trixie"'),
    );
    const { report } = await it.run('update');
    expect(report.warnings.join()).toContain('postgres stays at postgres:17.2-trixie');
    expect(it.read('compose.yaml')).toContain('image: postgres:17.2-trixie');
    await it.run('update', '--raise-majors');
    expect(it.read('compose.yaml')).toMatch(/image: postgres:18/);
  });

  it('writes nothing on a dry run', async () => {
    const it = await project();
    it.age('compose.yaml', older);
    const before = it.snapshot();
    const { exit, outcome } = await it.run('update', '--dry-run');
    expect(exit).toBe(0);
    expect(outcome('compose.yaml')).toBe('updated');
    expect(it.snapshot()).toEqual(before);
  });
});

describe('update refuses', () => {
  it('a downgrade', async () => {
    const it = await project();
    it.edit('.yo-rc.json', (text) => text.replace('"version": "1.0.0"', '"version": "99.0.0"'));
    const { exit, err } = await it.run('update');
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
    const it = await project();
    it.edit('.yo-rc.json', (text) => text.replace('"fastapi"', '"fastapy"'));
    const { exit, err } = await it.run('update');
    expect(exit).toBe(2);
    expect(err).toContain('framework in .yo-rc.json "fastapy": is not known (did you mean fastapi?)');
  });

  it('a folder in which another run works', async () => {
    const it = await project();
    const [one, two] = await Promise.all([it.run('update'), it.run('update')]);
    expect([one.exit, two.exit]).toEqual([0, 0]);
  });
});

describe('in a git repository', () => {
  it('refuses where an edit that it would merge is not committed, unless told', async () => {
    const it = await project([], { git: true });
    it.age('compose.yaml', older);
    it.edit('compose.yaml', (text) => `${text}# mine\n`);
    const { exit, err } = await it.run('update');
    expect(exit).toBe(5);
    expect(err).toContain(
      'uncommitted changes in files that it would touch: compose.yaml; commit them, or go on with --allow-dirty',
    );
    expect((await it.run('update', '--allow-dirty')).exit).toBe(0);
  });

  it('does not mind other uncommitted changes, or none of its own twice in a row', async () => {
    const it = await project([], { git: true });
    it.edit('README.md', (text) => `${text}mine\n`);
    expect((await it.run('remove', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
    expect((await it.run('add', 'process', 'scheduler', '--allow-dirty')).exit).toBe(0);
  });

  it('tells the index of a conflict, and undo takes that back', async () => {
    const it = await project([], { git: true });
    it.age('compose.yaml', older);
    it.git('commit', '--quiet', '--all', '--message', 'older');
    it.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    it.git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await it.run('update')).exit).toBe(3);
    expect(it.git('status', '--porcelain', 'compose.yaml')).toBe('UU compose.yaml\n');
    expect(it.git('show', ':1:compose.yaml')).toContain('stop_grace_period: 10s');
    expect(it.git('show', ':2:compose.yaml')).toContain('stop_grace_period: 99s');
    expect(it.git('show', ':3:compose.yaml')).toContain('stop_grace_period: 30s');
    expect((await it.run('undo')).exit).toBe(0);
    expect(it.git('status', '--porcelain')).toBe('');
  });

  it('works in a folder of a larger repository', async () => {
    const it = await project();
    mkdirSync(join(it.dir, '../other'));
    it.age('compose.yaml', older);
    const git = (...args: string[]) =>
      it.git('-C', '..', '-c', 'user.name=x', '-c', 'user.email=x@y', ...args);
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'all');
    it.edit('compose.yaml', (text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    git('commit', '--quiet', '--all', '--message', 'mine');
    expect((await it.run('update')).exit).toBe(3);
    expect(git('status', '--porcelain', 'orders/compose.yaml')).toBe('UU orders/compose.yaml\n');
  });
});
