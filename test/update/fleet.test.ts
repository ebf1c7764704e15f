import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

const SCRIPT = fileURLToPath(new URL('../../docs/recipes/update-repository.sh', import.meta.url));
const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

/** Runs the documented script in a repository. */
function updateRepository({ dir }: Project, ...checks: readonly string[]) {
  const names = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'Fleet'],
    [`GIT_${who}_EMAIL`, 'fleet@example.com'],
  ]);
  const env = { ...process.env, ...Object.fromEntries(names), GENERATOR: `${process.execPath} ${BIN}` };
  const child = spawn('bash', [SCRIPT, ...checks], { cwd: dir, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return new Promise<{ readonly exit: number | null; readonly output: string }>((resolve) => {
    child.on('close', (exit) => resolve({ exit, output }));
  });
}

const textOf = ({ dir }: Project) => readFileSync(join(dir, '.git/twelve-factor-pull-request.md'), 'utf8');

/** A repository whose project an older version rendered, with an edit of its owner. */
async function repository(edit: (text: string) => string): Promise<Project> {
  const made = await project([], { git: true });
  made.age('compose.yaml', (text) => text.replaceAll('stop_grace_period: 30s', 'stop_grace_period: 10s'));
  made.edit('compose.yaml', edit);
  made.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '--quiet', '--all', '--message', 'mine');
  return made;
}

describe('a fleet', () => {
  it('is updated in parallel, each repository on a branch with the text of its pull request', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => repository((text) => `${text}# mine ${n}\n`)));
    const runs = await Promise.all(all.map((one) => updateRepository(one, 'git --version', 'false')));
    for (const [index, one] of all.entries()) {
      expect(runs[index]?.exit, runs[index]?.output).toBe(1);
      expect(one.git('branch', '--show-current')).toBe('twelve-factor-update\n');
      expect(one.git('status', '--porcelain')).toBe('');
      expect(one.read('compose.yaml')).toMatch(new RegExp(`# mine ${index + 1}\n$`));
      expect(one.read('compose.yaml')).toContain('stop_grace_period: 30s');
      const text = textOf(one);
      expect(text).toContain('### Merged with your changes\n\n- `compose.yaml`\n');
      expect(text).toContain('- `git --version` passed\n- `false` **failed**\n');
      expect(text).toMatch(/^Rendered by \d+\.\d+\.\d+; was 0\.9\.0\.\n/);
    }
  });

  it('tells of conflicts by status, and by line in the text', async () => {
    const one = await repository((text) => text.replace('stop_grace_period: 10s', 'stop_grace_period: 99s'));
    const { exit, output } = await updateRepository(one);
    expect(exit, output).toBe(3);
    expect(textOf(one)).toMatch(/### Conflicts to resolve\n\n- `compose.yaml` line \d+\n/);
  });

  it('leaves a repository alone that is up to date', async () => {
    const one = await project([], { git: true });
    const { exit, output } = await updateRepository(one);
    expect(output).toMatch(/nothing to update\n$/);
    expect(exit).toBe(0);
    expect(one.git('branch', '--show-current')).toBe('main\n');
  });
});
