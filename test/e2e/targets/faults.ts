import { label } from '../../combinations.ts';
import { attempt } from '../shell.ts';
import type { Project } from './projects.ts';

/** What is wrong in any project, each named by its answers. */
export async function faults(
  projects: readonly Project[],
  look: (project: Project) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const project of projects)
    found.push(...(await look(project)).map((fault) => `${label(project.answers)}: ${fault}`));
  return found;
}

/** What a program says that fails, by lines; nothing where it succeeds. */
export async function failure(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { status, stdout, stderr } = await attempt(command, { cwd, env });
  return status === 0 ? [] : (stderr || stdout).trim().split('\n');
}
