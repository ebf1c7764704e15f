import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { folder, run } from './run.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));
const NEW = ['new', 'orders', '--yes', '--no-install', '--no-git'];

describe('output', () => {
  it('whose reader is gone does not end the run', async () => {
    const cwd = folder();
    const child = spawn(process.execPath, [BIN, ...NEW], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
    const exit = await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(existsSync(join(cwd, 'orders/compose.yaml'))).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('that is lost is a failure, without a stack trace', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'list'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/\n +at /);
    expect(status).toBe(1);
  });

  it('has no colours where it is no terminal, or NO_COLOR is set', () => {
    const { stdout } = spawnSync(process.execPath, [BIN, ...NEW, '--dry-run'], {
      cwd: folder(),
      encoding: 'utf8',
    });
    expect(stdout).not.toContain('\u001b');
  });

  it.each(['new', 'update', 'add', 'list', 'undo'])('of %s --help fits a narrow terminal', async (verb) => {
    const { out } = await run({ cwd: folder(), columns: 72 }, verb, '--help');
    const [options = ''] = out.split('Examples:');
    for (const line of options.split('\n').slice(3)) expect(line.length).toBeLessThanOrEqual(72);
  });
});

describe('the summary of new', () => {
  const everything = [
    '--targets',
    catalog.targets.map(({ id }) => id).join(),
    '--logs',
    'fluentd',
    '--license',
    'MIT',
  ];

  it.each([
    { columns: 80, rows: 24 },
    { columns: 60, rows: 30 },
  ])('fits a screen of $columns by $rows, whatever there is to say', async ({ columns, rows }) => {
    const { out } = await run(
      { cwd: folder(), columns, rows },
      ...NEW,
      '--name',
      'the-orders',
      ...everything,
    );
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThan(rows);
    expect(lines.slice(2).filter((line) => line.length > columns)).toEqual([]);
    expect(out).toContain('docs/deploy/');
  });

  it('speaks of no targets where there are none', async () => {
    const flags = [...NEW, '--name', 'the-orders', '--targets', 'none'];
    const { out } = await run({ cwd: folder(), columns: 80, rows: 10 }, ...flags);
    expect(out).not.toContain('docs/deploy');
  });

  it('names every part where there is room', async () => {
    const { out } = await run({ cwd: folder() }, ...NEW, '--name', 'the-orders', ...everything);
    for (const part of ['fly.toml', 'deploy/helm/', 'deploy/fluentd/']) expect(out).toContain(part);
  });
});
