import type { FileTree } from '../core/tree.ts';
import { named } from './fault.ts';
import type { WriteFs } from './files.ts';
import type { Host } from './host.ts';
import { heed, orAborted } from './interruptible.ts';
import { checkWritten } from './tree.ts';

/** What a `prepare` step is told. */
export interface Preparation {
  /** Aborted when the run is interrupted; to be passed on to child processes. */
  readonly signal?: AbortSignal | undefined;
  /** The project's folder is a git repository already: a `.git` made now would clash with it. */
  readonly hasGit: boolean;
}

/** How to write a new project. */
export interface ProjectOptions {
  /** Works on the complete project where it is staged: the lock step, `git init`, checks. May throw what it likes. */
  readonly prepare?: (folder: string, preparation: Preparation) => Promise<void> | void;
  readonly signal?: AbortSignal | undefined;
  /** The folder that a relative DIR starts from; the current one unless told. */
  readonly from?: string;
  readonly host?: Host | undefined;
}

/** Lets `prepare` work, then makes sure that the project is still whole and that nobody interrupted. */
export async function prepared(
  fs: WriteFs,
  folder: string,
  files: FileTree,
  { prepare, signal }: ProjectOptions,
  { hasGit, nameOf }: { readonly hasGit: boolean; readonly nameOf: (path: string) => string },
): Promise<void> {
  if (prepare) {
    await orAborted(prepare(folder, { signal, hasGit }), signal);
    named(() => checkWritten(fs, folder, files), nameOf);
  }
  await heed(signal);
}
