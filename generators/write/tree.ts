import { type FileTree, foldersOf, sortTree } from '../core/tree.ts';
import { fileMode } from './change.ts';
import { WriteFault } from './fault.ts';
import { peek, type WriteFs } from './files.ts';
import { checkNesting, checkPaths } from './paths.ts';
import { makeFolder, putterOf } from './put.ts';

/** Refuses a tree that some platform cannot hold. */
export function checkTree(files: FileTree): void {
  checkPaths(files.keys());
  checkNesting(new Set(files.keys()));
}

/**
 * Writes a whole tree into a folder that exists and is empty. Nothing is waited for (fsync): until the swap there is
 * nothing that a power cut could take from anybody, and after it one runs the generator again.
 */
export function writeTree(fs: WriteFs, folder: string, files: FileTree): void {
  const made = new Set<string>();
  const put = putterOf(fs);
  // As with files: a disk that gave one folder its permissions gives them to all.
  let asTold = false;
  for (const [path, file] of sortTree(files)) {
    for (const parent of foldersOf(path)) {
      if (made.has(parent)) continue;
      if (asTold) fs.mkdirSync(`${folder}/${parent}`, { mode: 0o755 });
      else asTold = makeFolder(fs, `${folder}/${parent}`, 0o755);
      made.add(parent);
    }
    put(`${folder}/${path}`, { contents: file.contents, mode: fileMode(file) });
  }
}

/** Makes sure that all files are still there, once others (the lock step, git) were at work beside them. */
export function checkWritten(fs: WriteFs, folder: string, files: FileTree): void {
  for (const path of files.keys()) {
    if (!peek(fs, `${folder}/${path}`)?.isFile()) throw new WriteFault('vanished', path);
  }
}
