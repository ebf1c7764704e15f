import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/**
 * What a CommonJS file exports, which is built with Node's module wrapper (Modules: CommonJS modules) around it; run
 * with what V8 compiled for a run of the same kind before. Node's own compile cache holds what is compiled while a file
 * is loaded; of a bundle that is little, and each run compiled its functions anew.
 *
 * The cache stands in the folder of Node's, and is nobody's concern: where it is not to be had, is another user's or
 * is of another V8, the file is compiled.
 *
 * @param file absolute path of the file.
 * @param key what tells this content of the file, and this kind of run, from all others: letters, digits, hyphens.
 */
export function requireCached(file: string, key: string): unknown {
  const folder = getCompileCacheDir();
  const cache = folder === undefined ? undefined : join(folder, `twelve-factor-${key}`);
  const cachedData = cache === undefined ? undefined : ownFile(cache);
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const require = requireOf(file);
  script.runInThisContext().call(module.exports, module.exports, require, module, file, dirname(file));
  if (cache !== undefined && (!cachedData || script.cachedDataRejected))
    // At the end: by then V8 has compiled what such a run needs, and nothing else.
    process.once('exit', (status) => {
      if (status === 0) keep(cache, script.createCachedData());
    });
  return module.exports;
}

/** The `require` of a file. Parts of Node come straight from it: the loader of modules asks much before. */
function requireOf(file: string): (id: string) => unknown {
  const load = createRequire(file);
  return (id) => process.getBuiltinModule(id) ?? load(id);
}

/** A file of this user's own; nothing where it is another's, who could have us run what he likes. */
function ownFile(path: string): Buffer | undefined {
  try {
    const fd = openSync(path, 'r');
    try {
      const { uid } = fstatSync(fd);
      return uid === (process.getuid?.() ?? uid) ? readFileSync(fd) : undefined;
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

/** Puts it there in one step: others may be reading, or doing the same. */
function keep(path: string, data: Uint8Array): void {
  const beside = `${path}.${process.pid}`;
  try {
    // On the disk before it has its name: V8 trusts what it finds, and does not tell a block that got lost.
    writeFileSync(beside, data, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(beside, path);
  } catch {
    rmSync(beside, { force: true });
  }
}
