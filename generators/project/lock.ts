import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import type { Lock } from '../core/feature.ts';
import { type Run, run } from './run.ts';

/** How the lockfile of a project with these answers is made. */
export function lockOf(answers: Answers): Lock {
  const framework = catalog.frameworks.find(({ id }) => id === answers.framework);
  const language = catalog.languages.find(({ id }) => id === framework?.language);
  if (!language) throw new Error(`the catalogue has no language for ${answers.framework}`);
  return language.lock;
}

/** Whether the lockfile was made, and if not why, in a line. */
export type Locked = { readonly made: true } | { readonly made: false; readonly reason: string };

/**
 * Makes the lockfile in a project's folder: with the ecosystem's tool, or where that is absent with the same
 * tool in a container. A project without a lockfile is complete but for it, so this never throws for a failure
 * of the tool: the caller says what remains to be done.
 */
export async function makeLockfile(lock: Lock, dir: string, signal?: AbortSignal): Promise<Locked> {
  const [tool, ...args] = lock.command;
  const native = await run([tool, ...args], { cwd: dir, env: toolEnvironment(), signal });
  if (!('missing' in native)) return outcome(tool, native);
  const { image, run: line } = lock.container;
  const user = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.()}`] : [];
  const mount = ['--volume', `${dir}:/project`, '--workdir', '/project', '--env', 'HOME=/tmp'];
  const inContainer = await run(['docker', 'run', '--rm', ...user, ...mount, image, 'sh', '-c', line], {
    cwd: dir,
    signal,
  });
  if ('missing' in inContainer) return { made: false, reason: `neither ${tool} nor docker is installed` };
  return outcome(`${tool} in ${image}`, inContainer);
}

/** The lock command as a person types it. */
export function lockCommand(lock: Lock): string {
  return lock.command.filter((word) => word !== '--quiet').join(' ');
}

function outcome(name: string, result: Exclude<Run, { missing: true }>): Locked {
  if (result.status === 0) return { made: true };
  const lines = result.output.split('\n').filter((line) => line.trim() !== '');
  return {
    made: false,
    reason: `${name} failed: ${lines.slice(-3).join(' ') || `exit status ${result.status}`}`,
  };
}

/** The tools of this process's own project must not leak into the one that is rendered. */
function toolEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  delete env['VIRTUAL_ENV'];
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name)),
  );
}
