import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Edit } from './mutant.ts';

/** Applies the edits to the project in a folder; throws where one changes nothing. */
export function applyEdits(folder: string, edits: readonly Edit[]): void {
  const read = (path: string) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  for (const [file, text] of edited(read, edits)) {
    const path = join(folder, file);
    if (text === undefined) {
      rmSync(path);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What the edited files hold afterwards, undefined where one is gone; throws where an edit changes nothing. */
export function edited(
  read: (path: string) => string | undefined,
  edits: readonly Edit[],
): ReadonlyMap<string, string | undefined> {
  const after = new Map<string, string | undefined>();
  for (const edit of edits) {
    const { file } = edit;
    const before = after.has(file) ? after.get(file) : read(file);
    if ('write' in edit) {
      after.set(file, edit.write);
      continue;
    }
    if (before === undefined) throw new Error(`${file} is not there`);
    if ('remove' in edit) {
      after.set(file, undefined);
      continue;
    }
    const text =
      'append' in edit ? before + edit.append : before.replaceAll(global(edit.replace), () => edit.by);
    if (text === before)
      throw new Error(`${file} does not hold ${String('replace' in edit && edit.replace)}`);
    after.set(file, text);
  }
  return after;
}

function global(pattern: string | RegExp): string | RegExp {
  return typeof pattern === 'string' || pattern.global
    ? pattern
    : new RegExp(pattern.source, `${pattern.flags}g`);
}
