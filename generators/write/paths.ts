import { sep } from 'node:path';
import { foldersOf } from '../core/tree.ts';
import { WriteFault } from './fault.ts';

/** The folder of a project that is the writer's own: the lock, the running transaction, the data of `undo`. */
export const storePath = '.twelve-factor/local';

const reserved = /^(con|prn|aux|nul|com[0-9\xb9\xb2\xb3]|lpt[0-9\xb9\xb2\xb3])(\.|$)/i;
// Control characters and what Windows forbids; a backslash would be a separator there, a colon another stream.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f"*:<>?\\|]/;

/** A path of the system with `/` between its parts. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}

/**
 * Refuses paths that would leave the project, reach into `.git` or the writer's own folder, or that some platform
 * cannot hold, and pairs of which a case-insensitive file system could hold only one.
 */
export function checkPaths(paths: Iterable<string>): void {
  const spellings = new Map<string, string>();
  const checked = new Set<string>();
  for (const path of paths) {
    for (const part of [...foldersOf(path), path]) {
      if (checked.has(part)) continue;
      checked.add(part);
      if (!isPortable(part.slice(part.lastIndexOf('/') + 1)))
        throw new WriteFault('bad-path', JSON.stringify(path));
      const folded = part.normalize('NFC').toLowerCase();
      if (folded === storePath)
        throw new WriteFault('bad-path', path, { hint: 'the folder of the writer itself' });
      const other = spellings.get(folded) ?? part;
      if (other !== part) throw new WriteFault('clash', path, { hint: other });
      spellings.set(folded, part);
    }
  }
}

/** Refuses to put a file where another file of the same run needs a folder. */
export function checkNesting(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    const file = foldersOf(path).find((folder) => paths.has(folder));
    if (file !== undefined) throw new WriteFault('clash', path, { hint: `${file} is a file` });
  }
}

function isPortable(name: string): boolean {
  return (
    name !== '' &&
    !forbidden.test(name) &&
    !reserved.test(name) &&
    !/[. ]$/.test(name) &&
    // `git~1` is what Windows calls `.git` for old programs.
    !/^(\.git|git~1)$/i.test(name)
  );
}
