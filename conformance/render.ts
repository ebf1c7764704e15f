import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeLockfile } from '../scripts/complete-lock.ts';
import type { Shape } from './shapes.ts';
import { succeed } from './system/command.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Renders a shape into a folder as anybody would: by the command line, with its lockfile and its first commit. */
export async function renderShape(shape: Shape, framework: string, folder: string): Promise<string> {
  const dir = join(folder, shape.name.replaceAll('+', '-'));
  const answers = ['--name', 'conformance', '--framework', framework, '--services', shape.services];
  const processes = ['--processes', shape.processes];
  await succeed(
    [process.execPath, join(ROOT, 'dist/bin.cjs'), 'new', dir, '--yes', ...answers, ...processes],
    {
      cwd: ROOT,
    },
  );
  completeLockfile(dir);
  return dir;
}

/** Builds the generator that renders. */
export async function buildGenerator(): Promise<void> {
  await succeed(['npm', 'run', '--silent', 'build'], { cwd: ROOT });
}
