import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder } from './run.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

/** Runs `list` with a folder for caches, and gives what it printed; it must succeed, and complain of nothing. */
function list(cacheFolder: string, env: Readonly<Record<string, string>> = {}, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'list', ...words], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: cacheFolder, ...env },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
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

  it.each([
    ['cut short', (file: string) => truncateSync(file, 1000)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['of something else', (file: string) => writeFileSync(file, 'no code at all')],
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
