import { atPath, codeOf, modeOf, type Stat, type WriteFs, withFile } from './files.ts';

/** Bytes and permissions of one file. Text is written as UTF-8, as it is. */
export interface Content {
  readonly contents: string | Uint8Array;
  readonly mode: number;
}

/** Whose file it is. */
export type Owner = Pick<Stat, 'uid' | 'gid'>;

/** What is special about a file that replaces another, or that must outlast a power cut. */
export interface PutOptions {
  /** Whose file it shall be, where this process may give it away: root in a container works on others' files. */
  readonly owner?: Owner | undefined;
  /** Wait until the disk has it. */
  readonly sync?: boolean;
}

/** The bytes of a content. */
export function bytesOf({ contents }: Content): Uint8Array {
  return typeof contents === 'string' ? Buffer.from(contents) : contents;
}

/**
 * Makes a file that does not exist yet, with exactly these permissions whatever the umask, and tells its status.
 * Exclusive: a file, or a symlink, that stands there already is an error, and never written through.
 */
export function putFile(fs: WriteFs, path: string, content: Content, options: PutOptions = {}): Stat {
  return make(fs, path, content, options).stat;
}

/**
 * `putFile` for many files of one folder or tree; tells the permissions that a file got. Where the disk gave a first
 * one the permissions and the owner that it was told, it is not asked again for those: one call to Node in place of four.
 */
export function putterOf(fs: WriteFs): (path: string, content: Content, owner?: Owner) => number {
  const given = new Map<number, Owner>();
  return (path, content, owner) => {
    const { contents, mode } = content;
    const known = given.get(mode);
    if (known && isOwnedBy(known, owner)) {
      // With the encoding named, Node opens, writes and closes in one call of its own; it makes a buffer otherwise.
      const options = { encoding: 'utf8', flag: 'wx', mode } as const;
      atPath(path, () => fs.writeFileSync(path, contents, options));
      return mode;
    }
    const { stat, asTold } = make(fs, path, content, { owner });
    if (asTold) given.set(mode, stat);
    return modeOf(stat);
  };
}

function isOwnedBy({ uid, gid }: Owner, owner: Owner | undefined): boolean {
  return owner === undefined || (owner.uid === uid && owner.gid === gid);
}

interface Made {
  readonly stat: Stat;
  /** Whether nothing had to be adjusted. */
  readonly asTold: boolean;
}

function make(fs: WriteFs, path: string, content: Content, options: PutOptions = {}): Made {
  return withFile(fs, path, 'wx', content.mode, (fd) => {
    fs.writeFileSync(fd, content.contents);
    const made = adjust(fs, fd, content.mode, options);
    if (options.sync) fs.fsyncSync(fd);
    return made;
  });
}

function adjust(fs: WriteFs, fd: number, mode: number, { owner }: PutOptions): Made {
  const stat = fs.fstatSync(fd);
  const foreign = !isOwnedBy(stat, owner);
  // In this order: giving a file away takes its special bits.
  if (foreign && owner) tolerate(() => fs.fchownSync(fd, owner.uid, owner.gid));
  if (modeOf(stat) !== mode) tolerate(() => fs.fchmodSync(fd, mode));
  const asTold = !foreign && modeOf(stat) === mode;
  return { stat: asTold ? stat : fs.fstatSync(fd), asTold };
}

/**
 * Makes a folder with exactly these permissions, but for the set-group-id bit that its parent may hand down. Tells
 * whether it got them without being adjusted.
 */
export function makeFolder(fs: WriteFs, path: string, mode: number): boolean {
  fs.mkdirSync(path, { mode });
  const made = fs.lstatSync(path, { throwIfNoEntry: false });
  if (!made?.isDirectory()) return false;
  const asTold = (made.mode & 0o777) === (mode & 0o777);
  if (!asTold) tolerate(() => fs.chmodSync(path, (made.mode & 0o7000) | mode));
  return asTold;
}

/** Waits until the disk has the names in a folder; where folders cannot be opened (Windows), there is no way. */
export function syncFolder(fs: WriteFs, path: string): void {
  tolerate(() => withFile(fs, path, 'r', undefined, (fd) => fs.fsyncSync(fd)), ['EISDIR']);
}

/** FAT, some network and container mounts keep no permissions or owners: then there are none to set. */
function tolerate(act: () => void, more: readonly string[] = []): void {
  try {
    act();
  } catch (error) {
    if (![...lacking, ...more].includes(codeOf(error) ?? '')) throw error;
  }
}

const lacking = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'];
