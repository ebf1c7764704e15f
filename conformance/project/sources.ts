import { rmSync } from 'node:fs';
import { command, type Result, succeed } from '../system/command.ts';
import { temporaryFolder } from '../system/folder.ts';

/** Runs git on a folder as if it were a fresh repository: whether it is one, and what is committed, is left out. */
export async function gitOn(dir: string, args: readonly string[], input?: string): Promise<Result> {
  const repository = temporaryFolder();
  try {
    const options = { cwd: dir, ...(input !== undefined && { input }) };
    await succeed(['git', 'init', '--quiet', '--bare', repository]);
    return await command(['git', `--git-dir=${repository}`, `--work-tree=${dir}`, ...args], options);
  } finally {
    rmSync(repository, { recursive: true });
  }
}

/** Every file that git would not ignore. */
export async function sourcesOf(dir: string): Promise<string[]> {
  const { stdout } = await gitOn(dir, ['ls-files', '-z', '--others', '--exclude-standard']);
  return stdout.split('\0').filter(Boolean).sort();
}
