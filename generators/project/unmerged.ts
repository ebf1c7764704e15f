import { freshEnvironment } from './git.ts';
import { run } from './run.ts';

/** The three sides of a conflict; undefined where one has no such file. */
export interface Sides {
  readonly path: string;
  readonly base: string | undefined;
  readonly mine: string;
  readonly next: string;
  readonly executable: boolean;
}

/**
 * Tells git's index of conflicts (stages 1 to 3: base, ours, theirs), so that `git status`, `git mergetool` and
 * editors show them. Where there is no repository or the file is not tracked, nothing is told.
 */
export async function markUnmerged(dir: string, conflicts: readonly Sides[]): Promise<void> {
  if (conflicts.length === 0) return;
  const env = freshEnvironment();
  const tracked = await run(['git', 'ls-files', '-z', '--', ...conflicts.map(({ path }) => path)], {
    cwd: dir,
    env,
  });
  if ('missing' in tracked || tracked.status !== 0) return;
  // The index knows paths from the root of the repository, which may hold more than this project.
  const prefix = await run(['git', 'rev-parse', '--show-prefix'], { cwd: dir, env });
  if ('missing' in prefix || prefix.status !== 0) return;
  const known = new Set(tracked.output.split('\0'));
  const entries: string[] = [];
  for (const { path, base, mine, next, executable } of conflicts.filter((conflict) =>
    known.has(conflict.path),
  )) {
    const mode = executable ? '100755' : '100644';
    entries.push(`0 ${'0'.repeat(40)}\t${prefix.output.trim()}${path}`);
    for (const [stage, text] of [base, mine, next].entries()) {
      if (text === undefined) continue;
      const blob = await run(['git', 'hash-object', '-w', '--stdin', '--no-filters'], {
        cwd: dir,
        env,
        input: text,
      });
      if ('missing' in blob || blob.status !== 0) return;
      entries.push(`${mode} ${blob.output.trim()} ${stage + 1}\t${prefix.output.trim()}${path}`);
    }
  }
  await run(['git', 'update-index', '-z', '--index-info'], {
    cwd: dir,
    env,
    input: `${entries.join('\0')}\0`,
  });
}

/** Takes back what `markUnmerged` told git of these paths: they are as they were before. */
export async function unmarkUnmerged(dir: string, paths: readonly string[]): Promise<void> {
  const env = freshEnvironment();
  const unmerged = await run(['git', 'diff', '--name-only', '--diff-filter=U', '-z', '--relative'], {
    cwd: dir,
    env,
  });
  if ('missing' in unmerged || unmerged.status !== 0) return;
  const marked = unmerged.output.split('\0').filter((path) => paths.includes(path));
  if (marked.length > 0) await run(['git', 'reset', '--quiet', '--', ...marked], { cwd: dir, env });
}
