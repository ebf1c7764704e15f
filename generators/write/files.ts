/** What the writer reads of a file's status: `node:fs`'s `Stats`, or memfs's. */
export interface Stat {
  readonly mode: number;
  readonly size: number;
  readonly ino: number;
  readonly dev: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/**
 * The part of `node:fs` that the writer needs, so that a test can hand in memfs, or a disk that fails on demand.
 *
 * Synchronous: for some 70 small files one system call after another is faster than any queue of promises, and a
 * swap that JavaScript cannot interrupt needs no locking within the process. Each throws `NodeJS.ErrnoException`.
 */
export interface WriteFs {
  readonly constants: {
    readonly O_RDONLY: number;
    readonly O_NOFOLLOW?: number;
    readonly O_NONBLOCK?: number;
  };
  lstatSync(path: string, options: { readonly throwIfNoEntry: false }): Stat | undefined;
  realpathSync(path: string): string;
  readdirSync(path: string): string[];
  mkdirSync(path: string, options: { readonly mode: number }): unknown;
  rmdirSync(path: string): void;
  chmodSync(path: string, mode: number): void;
  openSync(path: string, flags: string | number, mode?: number): number;
  fstatSync(fd: number): Stat;
  fchmodSync(fd: number, mode: number): void;
  fchownSync(fd: number, uid: number, gid: number): void;
  readSync(fd: number, buffer: Uint8Array, offset: number, length: number): number;
  /** Writes all of it, however many `write` calls that takes; with a path, to a file that it makes. */
  writeFileSync(
    file: number | string,
    contents: string | Uint8Array,
    options?: { readonly encoding: 'utf8'; readonly flag: 'wx'; readonly mode: number },
  ): void;
  fsyncSync(fd: number): void;
  closeSync(fd: number): void;
  linkSync(from: string, to: string): void;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
}

/** The status of what stands at `path`, a symlink's own; nothing where nothing stands. Other errors are thrown. */
export function peek(fs: WriteFs, path: string): Stat | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Opens a file, lets `use` work on it, closes it. */
export function withFile<T>(
  fs: WriteFs,
  path: string,
  flags: string | number,
  mode: number | undefined,
  use: (fd: number) => T,
): T {
  const fd = fs.openSync(path, flags, mode);
  return atPath(path, () => {
    try {
      return use(fd);
    } finally {
      fs.closeSync(fd);
    }
  });
}

/** All bytes of a file that is open, and had `size` of them a moment ago: Node's own way asks for the size once more. */
export function readAll(fs: WriteFs, fd: number, size: number): Buffer {
  // One more than there should be: to fill less tells that it is the end.
  let bytes = Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const count = fs.readSync(fd, bytes, length, bytes.length - length);
    length += count;
    if (count === 0 || (length >= size && length < bytes.length)) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
  }
}

/** Runs file-system calls that do not know the path of what they work on: their errors get it. */
export function atPath<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw codeOf(error) === undefined ? error : Object.assign(error as Error, { path });
  }
}

/** The errno name of a failed call (`ENOSPC`), or nothing where it was no failed call. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The permission bits, without the file type. */
export function modeOf(stat: Stat): number {
  return stat.mode & 0o7777;
}
