import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../generators/cli/report.ts';
import { render } from '../../generators/render.ts';
import { folder, run } from './run.ts';

const quick = ['--no-install', '--no-git'];

/** A project that somebody made by hand. */
function handMade(): string {
  const dir = join(folder(), 'orders');
  mkdirSync(dir);
  writeFileSync(join(dir, 'README.md'), '# mine\n');
  writeFileSync(
    join(dir, 'pyproject.toml'),
    '[project]\nname = "orders"\ndependencies = [\n    "aiofiles>=25",\n]\n',
  );
  writeFileSync(join(dir, '.yo-rc.json'), '{"generator-other": {"x": 1}}');
  return dir;
}

const read = (dir: string, path: string) => readFileSync(join(dir, path), 'utf8');

describe('new --adopt', () => {
  it('leaves what is there, writes what is missing, reports, and records a base', async () => {
    const cwd = handMade();
    const { exit, out } = await run({ cwd }, 'new', '.', '--adopt', '--yes', '--json', ...quick);
    expect(exit).toBe(0);
    const { files } = JSON.parse(out) as Report;
    expect(files).toContainEqual({ path: 'README.md', outcome: 'kept' });
    expect(files).toContainEqual({ path: 'compose.yaml', outcome: 'created' });
    expect(read(cwd, 'README.md')).toBe('# mine\n');
    expect(JSON.parse(read(cwd, '.yo-rc.json'))).toMatchObject({
      'generator-other': { x: 1 },
      'generator-twelve-factor': {},
    });
    const update = await run({ cwd }, 'update', '--json', '--no-install');
    expect(update.exit).toBe(0);
    expect(read(cwd, 'README.md')).toBe('# mine\n');
    expect((await run({ cwd }, 'status')).out).toMatch(/yours\s+README.md/);
  });

  it('asks about each file that differs, and does as told', async () => {
    const cwd = handMade();
    const person = { 'README.md': 'replace', 'pyproject.toml': 'merge' };
    const { exit, asked } = await run({ cwd, person }, 'new', '.', '--adopt', ...quick);
    expect(asked.map(({ name }) => name).slice(-2)).toEqual(['README.md', 'pyproject.toml']);
    expect(read(cwd, 'README.md')).toBe(render({ name: 'orders' }).get('README.md')?.contents);
    const merged = read(cwd, 'pyproject.toml');
    expect(merged).toContain('"aiofiles>=25"');
    expect(merged).toContain('[tool.ruff]');
    expect(exit).toBe(merged.includes('<<<<<<<') ? 3 : 0);
  });

  it('is undone byte for byte', async () => {
    const cwd = handMade();
    const before = ['README.md', 'pyproject.toml', '.yo-rc.json'].map((path) => read(cwd, path));
    await run(
      { cwd, person: { 'README.md': 'replace', 'pyproject.toml': 'replace' } },
      'new',
      '.',
      '--adopt',
      ...quick,
    );
    expect((await run({ cwd }, 'undo')).exit).toBe(0);
    expect(['README.md', 'pyproject.toml', '.yo-rc.json'].map((path) => read(cwd, path))).toEqual(before);
  });

  it('refuses a .yo-rc.json that it cannot join', async () => {
    const cwd = handMade();
    writeFileSync(join(cwd, '.yo-rc.json'), '{');
    const { exit, err } = await run({ cwd }, 'new', '.', '--adopt', '--yes', ...quick);
    expect(exit).toBe(5);
    expect(err).toContain('.yo-rc.json holds no JSON object');
    expect(read(cwd, '.yo-rc.json')).toBe('{');
  });
});
