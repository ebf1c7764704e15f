import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from './run.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

/** Runs a command with a folder for caches, and gives what it printed; it must succeed, and complain of nothing. */
function run(
  cacheFolder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder, ...env },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

function list(cacheFolder: string, env: Readonly<Record<string, string>> = {}): string {
  return run(cacheFolder, ['list'], env);
}

function kept(cacheFolder: string): readonly string[] {
  return readdirSync(cacheFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('twelve-factor-'))
    .map((path) => join(cacheFolder, path));
}

describe('what V8 compiled', () => {
  it('is kept by a run, for its owner alone, and taken by the next', () => {
    const cache = folder();
    const printed = list(cache);
    const [file = '', ...others] = kept(cache);
    expect(others).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { mtimeMs } = statSync(file);
    expect(list(cache)).toBe(printed);
    // One that is refused is written anew.
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  it('gains what a project of another kind needs, and loses nothing', () => {
    const cache = folder();
    const dir = folder();
    const create = (framework: string) => {
      const name = `${framework}-${readdirSync(dir).length}`;
      const flags = ['--framework', framework, '--yes', '--quiet', '--no-install', '--no-git'];
      run(cache, ['new', join(dir, name), ...flags]);
      const [file = '', ...others] = kept(cache);
      expect(others).toEqual([]);
      return statSync(file);
    };
    const first = create('flask');
    const second = create('fastify');
    expect(second.size).toBeGreaterThan(first.size);
    // Both are in it: it is not written again for either.
    expect(create('flask').mtimeMs).toBe(second.mtimeMs);
    expect(create('fastify').mtimeMs).toBe(second.mtimeMs);
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 1000)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['of something else', (file: string) => writeFileSync(file, 'no code at all')],
    ['one byte', (file: string) => writeFileSync(file, 'x')],
    ['cut short in its last bytes', (file: string) => truncateSync(file, statSync(file).size - 3)],
  ])('is made anew where it is %s', (_, spoil) => {
    const cache = folder();
    const printed = list(cache);
    const [file = ''] = kept(cache);
    const whole = readFileSync(file).length;
    spoil(file);
    expect(list(cache)).toBe(printed);
    expect(readFileSync(file).length).toBeGreaterThan(whole / 2);
  });

  it('is not kept by a run that failed, nor where Node is told to keep nothing', () => {
    const cache = folder();
    spawnSync(process.execPath, [BIN, 'list', '--nonsense'], {
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    expect(list(cache, { NODE_DISABLE_COMPILE_CACHE: '1' })).toContain('fastapi');
    expect(kept(cache)).toEqual([]);
  });

  it('is done without where the folder takes no files', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(list(file)).toContain('fastapi');
  });
});
