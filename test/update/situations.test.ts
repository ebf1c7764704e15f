import { describe, expect, it } from 'vitest';
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
