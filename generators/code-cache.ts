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
 * is of another V8, the file is compiled. A run that used a part which the cache lacks adds it.
 *
 * @param file absolute path of the file.
 * @param key what tells this content of the file, and this kind of run, from all others: letters, digits, hyphens.
 * @param usedOf names of the parts of what it exports that a run used, asked at its end: each compiles functions of its
 * own.
 */
export function requireCached(
  file: string,
  key: string,
  usedOf: (exported: unknown) => readonly string[],
): unknown {
  const folder = getCompileCacheDir();
  const cache = folder === undefined ? undefined : join(folder, `twelve-factor-${key}`);
  const kept = cache === undefined ? undefined : unpack(ownFile(cache));
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(kept && { cachedData: kept.code }),
  });
  const known = kept && !script.cachedDataRejected ? kept.parts : undefined;
  const module = { exports: {} };
  const require = requireOf(file);
  script.runInThisContext().call(module.exports, module.exports, require, module, file, dirname(file));
  if (cache !== undefined)
    // At the end: by then V8 has compiled what such a run needs, and nothing else.
    process.once('exit', (status) => {
      if (status !== 0) return;
      const used = usedOf(module.exports);
      if (!known || used.some((part) => !known.includes(part)))
        keep(cache, pack(script.createCachedData(), [...new Set([...(known ?? []), ...used])]));
    });
  return module.exports;
}

/** What V8 compiled, and the names of the parts that it was compiled for. */
interface Kept {
  readonly code: Uint8Array;
  readonly parts: readonly string[];
}

/** The code, the names, and in four bytes how long these are: V8 wants its part at the beginning. */
function pack(code: Uint8Array, parts: readonly string[]): Uint8Array {
  const list = Buffer.from(parts.join());
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return Buffer.concat([code, list, length]);
}

/** The reverse; of bytes that `pack` did not make it gives something that V8 refuses. */
function unpack(bytes: Buffer | undefined): Kept | undefined {
  if (bytes === undefined || bytes.length < 4) return undefined;
  const end = bytes.length - 4;
  const start = Math.max(0, end - bytes.readUInt32LE(end));
  return { code: bytes.subarray(0, start), parts: bytes.toString('latin1', start, end).split(',') };
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
