import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, run } from './run.ts';

/** What bash offers for a command line whose last word is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const cwd = folder();
  const { out } = await run({ cwd }, 'completion', 'bash');
  writeFileSync(join(cwd, 'completion.bash'), out);
  const line = ['twelve-factor', ...words];
  const script = `. ./completion.bash
COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${line.length - 1}
_twelve_factor
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

describe('completion for bash', () => {
  it('offers verbs', async () => {
    expect(await offered('')).toEqual(
      expect.arrayContaining(['new', 'update', 'add', 'remove', 'status', 'diff', 'undo', 'list', 'schema']),
    );
    expect(await offered('up')).toEqual(['update']);
  });

  it("offers a verb's own flags", async () => {
    expect(await offered('new', '--on')).toEqual(['--on-conflict']);
    expect(await offered('update', '--raise')).toEqual(['--raise-majors']);
    expect(await offered('undo', '--framework')).toEqual([]);
  });

  it('offers what the catalogue knows, one by one in lists', async () => {
    expect(await offered('new', '--framework', 'fast')).toContain('fastapi');
    expect(await offered('new', '--services', 'postgres,re')).toEqual(['postgres,redis']);
    expect(await offered('new', '--on-conflict', 's')).toEqual(['skip']);
    expect(await offered('add', 's')).toEqual(['service']);
    expect(await offered('list', 'fr')).toEqual(['frameworks']);
  });
});

describe('completion', () => {
  it('of a shell that it does not know names those that it knows', async () => {
    const { exit, err } = await run({ cwd: folder() }, 'completion', 'tcsh');
    expect(exit).toBe(2);
    expect(err).toContain('one of bash, zsh, fish');
  });
});
