import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Package {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Names the optional packages that a project's `package-lock.json` lacks. npm leaves out those that its registry
 * does not have, as a mirror for one platform has none for the others, and then `npm ci` refuses the lockfile;
 * none of them is for this platform, or it would have been found. Of use to tests alone: the public registry has all.
 */
export function completeLockfile(dir: string): void {
  const path = join(dir, 'package-lock.json');
  if (!existsSync(path)) return;
  const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Package> };
  const known = { ...lock.packages };
  for (const { dev, optionalDependencies = {} } of Object.values(lock.packages))
    for (const [name, range] of Object.entries(optionalDependencies))
      known[`node_modules/${name}`] ??= { version: leastOf(range), ...(dev && { dev }), ...platformOf(name) };
  const packages = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}

/** A lockfile wants a version: `0.1.0` of `^0.1.0`. */
function leastOf(range: string): string {
  return range.replace(/^[~^>=\s]+/, '');
}

/** What such a package is for, as its name says. */
function platformOf(name: string) {
  const os = /android|darwin|win32|freebsd|linux/.exec(name)?.[0] ?? 'none';
  const cpu = /arm64|x64|arm|ia32|wasm32/.exec(name)?.[0] ?? 'none';
  return { optional: true, os: [os], cpu: [cpu], ...(name.includes('musl') && { libc: ['musl'] }) };
}
