import { dirname, join } from 'node:path';
import { fs } from '../write/disk.ts';
import { freshEnvironment } from './git.ts';
import { run } from './run.ts';

/** Those of some paths that have changes which git has not committed; none where there is no repository or no git. */
export async function uncommitted(dir: string, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0 || !mayBeInRepository(dir)) return [];
  const command = ['git', 'status', '--porcelain', '-z', '--untracked-files=no', '--', ...paths] as const;
  const result = await run(command, { cwd: dir, env: { ...freshEnvironment(), GIT_OPTIONAL_LOCKS: '0' } });
  if ('missing' in result || result.status !== 0) return [];
  return result.output
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => entry.slice(3));
}

/** Whether git could find a repository from here: to ask it takes longer than to look. */
function mayBeInRepository(dir: string): boolean {
  if (fs.existsSync(join(dir, '.git'))) return true;
  const above = dirname(dir);
  return above !== dir && mayBeInRepository(above);
}
