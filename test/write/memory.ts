import { createFsFromVolume, Volume } from 'memfs';
import type { Stat, WriteFs } from '../../generators/write/files.ts';

/** An in-memory disk, also with what only the tests call. */
export type MemoryFs = WriteFs & ReturnType<typeof createFsFromVolume>;

// memfs asks for them at every step of every path, and each is a system call: a third of the time of these tests.
const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
Object.assign(process, { getuid: () => uid, getgid: () => gid });

/**
 * memfs, made to refuse what every POSIX system refuses and memfs does not: it renames over folders that hold
 * something and over folders with files, links over files, and removes one of two names of the same file.
 */
export function memoryDisk(): MemoryFs {
  const fs = createFsFromVolume(new Volume()) as unknown as MemoryFs;
  const { lstatSync }: WriteFs = fs;
  const { renameSync, unlinkSync, linkSync } = fs;
  const at = (path: string) => fs.lstatSync(path, { throwIfNoEntry: false });
  return Object.assign(fs, {
    lstatSync(path: string, options: { throwIfNoEntry: false }): Stat | undefined {
      // Where nothing stands it throws and catches an error, and to capture its stack takes ten times as long.
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = 0;
      try {
        return lstatSync(path, options);
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    },
    renameSync(from: string, to: string): void {
      const [source, target] = [at(from), at(to)];
      if (source && target) {
        if (source.ino === target.ino) return;
        if (source.isDirectory() && !target.isDirectory()) throw errno('ENOTDIR', to);
        if (!source.isDirectory() && target.isDirectory()) throw errno('EISDIR', to);
        if (target.isDirectory()) {
          if (fs.readdirSync(to).length > 0) throw errno('ENOTEMPTY', to);
          fs.rmdirSync(to);
        }
      }
      renameSync(from, to);
    },
    linkSync(from: string, to: string): void {
      if (at(to)) throw errno('EEXIST', to);
      if (at(from)?.isDirectory()) throw errno('EPERM', from);
      linkSync(from, to);
    },
    unlinkSync(path: string): void {
      if (at(path)?.isDirectory()) throw errno('EISDIR', path);
      unlinkSync(path);
    },
  });
}

/** An error as a failed system call throws it. */
export function errno(code: string, path = ''): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: failed, '${path}'`), { code, path });
}
