import { chmodSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/run.ts';
import { project } from './project.ts';

const older = (text: string) => text.replace('stop_grace_period: 30s', 'stop_grace_period: 10s');

describe('update of a folder', () => {
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

  it('reads and writes nothing behind a symlink in place of a folder', async () => {
    const orders = await project();
    const elsewhere = folder();
    orders.age('docs/twelve-factor.md', (text) => `${text}older\n`);
    renameSync(join(orders.dir, 'docs'), join(elsewhere, 'docs'));
    symlinkSync(join(elsewhere, 'docs'), join(orders.dir, 'docs'));
    const { exit, report, outcome } = await orders.run('update');
    expect(exit).toBe(0);
    expect(report.files.filter(({ path }) => path.startsWith('docs/')).length).toBeGreaterThan(0);
    expect(outcome('docs/twelve-factor.md')).toBe('kept');
    expect(readFileSync(join(elsewhere, 'docs/twelve-factor.md'), 'utf8')).toMatch(/older\n$/);
  });
});
