import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { attempt, type ShellOptions } from '../shell.ts';

const env = process.env;
const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
const bin = join(env['E2E_TOOLS'] || join(cache, 'generator-twelve-factor'), 'bin');

/** Where a tool that `scripts/e2e-tools.sh` installs is. */
export function tool(name: string): string {
  const path = join(bin, name);
  if (!existsSync(path)) throw new Error(`${path} is not there: run scripts/e2e-tools.sh`);
  return path;
}

/** What a linter prints as JSON; it may end as it likes, since findings are no failure of its own. */
export async function findingsOf<T>(
  name: string,
  args: readonly string[],
  options: ShellOptions = {},
): Promise<T> {
  const { stdout, stderr } = await attempt([tool(name), ...args], options);
  try {
    return JSON.parse(stdout) as T;
  } catch {
    throw new Error(`${name} printed no JSON: ${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  }
}
