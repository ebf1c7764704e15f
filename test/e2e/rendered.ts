import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeLockfile } from '../../scripts/complete-lock.ts';
import { atEnd } from './at-end.ts';
import { sh } from './shell.ts';

/** The built command line. */
export const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

/** An empty folder that goes when the test file is done. */
export function scratch(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'twelve-factor-e2e-')));
  atEnd(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Renders a project as a user does, lockfile and commit included; gives its folder. */
export async function rendered(name: string, flags: readonly string[]): Promise<string> {
  const cwd = scratch();
  await sh([process.execPath, BIN, 'new', name, '--yes', ...flags], { cwd });
  const dir = join(cwd, name);
  completeLockfile(dir);
  if (await sh(['git', 'status', '--porcelain'], { cwd: dir }))
    await sh(['git', 'commit', '--quiet', '--all', '--amend', '--no-edit'], { cwd: dir });
  return dir;
}

/** A value of a project's local `.env`. */
export function localValue(dir: string, name: string): string {
  return new RegExp(`^${name}=(.*)$`, 'm').exec(readFileSync(join(dir, '.env'), 'utf8'))?.[1] ?? '';
}
