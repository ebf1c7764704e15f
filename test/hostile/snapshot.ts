import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Every file below a folder, with its bytes, but what only this machine remembers, and its passwords: they are random. */
export function snapshot(dir: string): Readonly<Record<string, string>> {
  if (!existsSync(dir)) return {};
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('.twelve-factor/local') && statSync(join(dir, path)).isFile())
    .sort();
  return Object.fromEntries(
    paths.map((path) => [path, basename(path) === '.env' ? '' : readFileSync(join(dir, path), 'latin1')]),
  );
}
