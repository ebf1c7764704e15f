import { chmodSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary folder, readable by every user: a container's process has another id than the suite. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o644 });
  return folder;
}

/** Every file under a folder, as paths relative to it; what `skip` names is not entered. */
export function filesUnder(folder: string, skip: ReadonlySet<string> = new Set(), within = ''): string[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const path = within ? `${within}/${entry.name}` : entry.name;
    if (skip.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(folder, skip, path) : [path];
  });
}

/** Whether a path is a file that is small enough to be source. */
export function isSmallFile(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true && status.size < 1_000_000;
}
