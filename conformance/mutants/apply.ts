import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Edit } from './mutant.ts';

/** Applies the edits to the project in a folder; throws where one changes nothing. */
export function applyEdits(folder: string, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const path = join(folder, edit.file);
    if ('write' in edit) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, edit.write);
      continue;
    }
    if (!existsSync(path)) throw new Error(`${edit.file} is not there`);
    if ('remove' in edit) {
      rmSync(path);
      continue;
    }
    const before = readFileSync(path, 'utf8');
    const after =
      'append' in edit ? before + edit.append : before.replaceAll(global(edit.replace), () => edit.by);
    if (after === before)
      throw new Error(`${edit.file} does not hold ${String('replace' in edit && edit.replace)}`);
    writeFileSync(path, after);
  }
}

function global(pattern: string | RegExp): string | RegExp {
  return typeof pattern === 'string' || pattern.global
    ? pattern
    : new RegExp(pattern.source, `${pattern.flags}g`);
}
