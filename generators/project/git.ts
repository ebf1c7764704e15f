import { dirname } from 'node:path';
import { run } from './run.ts';

/** What became of the repository: a commit, or why there is none. */
export type Committed = { readonly made: true } | { readonly made: false; readonly reason: string };

/** Stands in where the machine has no git identity: in a fresh container, for instance. */
const ANONYMOUS = [
  '-c',
  'user.name=generator-twelve-factor',
  '-c',
  'user.email=generator-twelve-factor@localhost',
];

/**
 * Initialises a repository in a folder with one commit of everything that is not ignored. Where the folder
 * lies in a work tree already, the project becomes a part of that one and nothing is initialised.
 */
export async function initialCommit(dir: string, message: string, signal?: AbortSignal): Promise<Committed> {
  const git = (cwd: string, ...args: readonly string[]) =>
    run(['git', ...args], { cwd, env: freshEnvironment(), signal });
  const around = await git(dirname(dir), 'rev-parse', '--is-inside-work-tree');
  if ('missing' in around) return { made: false, reason: 'git is not installed' };
  if (around.status === 0 && around.output.trim() === 'true')
    return { made: false, reason: 'the folder lies in a git repository already' };
  const identity = await git(dir, 'config', 'user.email');
  const author = 'status' in identity && identity.status === 0 ? [] : ANONYMOUS;
  const steps = [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    // A commit must not wait for a passphrase, nor run what the owner's machine does on their commits.
    [...author, '-c', 'commit.gpgSign=false', 'commit', '--quiet', '--no-verify', '--message', message],
  ];
  for (const args of steps) {
    const result = await git(dir, ...args);
    if ('missing' in result) return { made: false, reason: 'git is not installed' };
    if (result.status !== 0) return { made: false, reason: `git failed: ${result.output.trim()}` };
  }
  return { made: true };
}

/** The environment of a fresh shell: a hook that runs us points these at its own repository. */
export function freshEnvironment(): NodeJS.ProcessEnv {
  const own = /^GIT_(DIR|INDEX_FILE|WORK_TREE|PREFIX|OBJECT_DIRECTORY|COMMON_DIR)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
