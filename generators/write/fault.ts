import { codeOf } from './files.ts';

/** Why the writer refused or failed. Stable: the doors turn it into an exit status, people look it up. */
export type Reason = keyof typeof sentences;

const sentences = {
  'bad-path': 'is not a path that every platform can hold',
  clash: 'clashes with another path of the same run (case-insensitive file systems hold only one of them)',
  symlink: 'is, or lies behind, a symbolic link that is not followed; name the real folder',
  'not-empty': 'is not empty',
  'not-a-folder': 'is not a folder',
  'not-a-file': 'is not a regular file',
  'not-a-project': 'does not exist',
  appeared: 'was made by somebody else meanwhile',
  vanished: 'was taken away meanwhile',
  changed: 'was changed meanwhile',
  edited: 'was edited since',
  locked: 'is being changed by another run',
  unfinished: 'holds what an interrupted run left; recover it first',
  'nothing-to-undo': 'has nothing to undo',
  'already-undone': 'is already undone',
  damaged: 'is damaged',
  interrupted: 'was not written: interrupted',
  denied: 'may not be written by this user',
  'read-only': 'is on a read-only file system',
  'no-space': 'does not fit: no space is left',
  'name-too-long': 'has a name that is too long',
  'too-many-open': 'could not be opened: too many files are open',
  busy: 'is in use by another program',
  'other-disk': 'is on another file system than the project',
  io: 'could not be read or written',
} as const;

const reasons: Readonly<Record<string, Reason>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'read-only',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  ENAMETOOLONG: 'name-too-long',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EXDEV: 'other-disk',
  ELOOP: 'symlink',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'not-a-file',
  EEXIST: 'appeared',
  ENOTEMPTY: 'appeared',
  ENOENT: 'vanished',
};

/** What else a `WriteFault` may say. */
export interface FaultDetails {
  /** More to read, after the sentence. */
  readonly hint?: string;
  /** All paths concerned, where there is more than one. */
  readonly paths?: readonly string[];
  /** True: the disk refused even the way back. The next `recover` goes it. Otherwise all is as before. */
  readonly pending?: boolean;
  readonly cause?: unknown;
}

/** The one error of the writer: a reason to act on, the path it is about, one line to print. */
export class WriteFault extends Error {
  override readonly name = 'WriteFault';
  readonly reason: Reason;
  readonly path: string;
  readonly paths: readonly string[];
  readonly pending: boolean;

  constructor(reason: Reason, path: string, details: FaultDetails = {}) {
    const { hint, paths = [path], pending = false, cause } = details;
    const code = codeOf(cause);
    super(
      [
        `${paths.join(', ')}${paths.length > 1 ? ': each' : ''} ${sentences[reason]}`,
        code ? ` (${code})` : '',
        hint ? `: ${hint}` : '',
        pending ? '; the next run finishes what is half-done, or rolls it back' : '',
      ].join(''),
      cause === undefined ? {} : { cause },
    );
    this.reason = reason;
    this.path = path;
    this.paths = paths;
    this.pending = pending;
  }
}

/**
 * Turns a failed system call into a `WriteFault` that names the path as the caller knows it.
 * Anything else (a bug, an error of a callback) is returned as it is.
 */
export function faultOf(error: unknown, nameOf: (path: string) => string): unknown {
  const code = codeOf(error);
  if (error instanceof WriteFault || code === undefined) return error;
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  return new WriteFault(reasons[code] ?? 'io', nameOf(path), { cause: error });
}

/** Runs file-system calls, so that whatever they throw is a `WriteFault`. */
export function named<T>(act: () => T, nameOf: (path: string) => string = (path) => path): T {
  try {
    return act();
  } catch (error) {
    throw faultOf(error, nameOf);
  }
}

/** The same fault, saying that the way back is still to be gone. */
export function pendingFault(fault: unknown): unknown {
  if (!(fault instanceof WriteFault)) return fault;
  return new WriteFault(fault.reason, fault.path, { paths: fault.paths, pending: true, cause: fault.cause });
}
