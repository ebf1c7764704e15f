import type * as nodeFs from 'node:fs';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { type HeldBack, type Images, imagesOf } from '../core/images.ts';
import { fillPasswords } from '../core/local.ts';
import type { MergedFile, OnDisk } from '../core/merge/merged-file.ts';
import { mergeTrees } from '../core/merge/trees.ts';
import { stateFiles } from '../core/state.ts';
import { type FileTree, sortTree } from '../core/tree.ts';
import { type Change, fileMode } from '../write/change.ts';
import type { WriteFs } from '../write/files.ts';
import { look, type Seen } from '../write/look.ts';
import type { Opened } from './open.ts';
import { newPassword } from './password.ts';
import { prepare, type RegenerateOptions } from './prepare.ts';

/** What a regeneration would do: nothing has been written yet. */
export interface Regeneration {
  readonly opened: Opened;
  readonly answers: Answers;
  readonly next: FileTree;
  readonly merged: readonly MergedFile[];
  /** Services whose major version the catalogue has raised, and this does not. */
  readonly held: readonly HeldBack[];
  /** What the disk has to become, the state files included. */
  readonly changes: readonly Change[];
  /** What stands at each path that was read. */
  readonly onDisk: ReadonlyMap<string, OnDisk>;
  /** The files among them, as the writer knows them. */
  readonly seen: ReadonlyMap<string, Seen>;
}

/**
 * The one operation behind `update`, `add`, `remove` and `diff`: renders anew and merges with what stands in the
 * project. It reads, and writes nothing.
 */
export function regenerate(fs: typeof nodeFs, opened: Opened, options: RegenerateOptions): Regeneration {
  const { answers } = options;
  const { holding, held, rendered, moves, onDisk, seen } = prepare(fs, opened, options);
  const next = withLocal(rendered, onDisk);
  const merged = mergeTrees({ base: opened.base, mine: onDisk, next, moves });
  const images = imagesOf(holding, answers.services);
  const changes = [
    ...merged.flatMap((file) => changeOf(file, seen, next)),
    ...stateChanges(fs, opened, answers, images, rendered),
  ];
  return { opened, answers, next: rendered, merged, held, changes, onDisk, seen };
}

/** This machine's `.env`, where there is one: it gains the keys that it lacks. */
function withLocal(rendered: FileTree, onDisk: ReadonlyMap<string, OnDisk>): FileTree {
  const own = onDisk.get('.env');
  const example = rendered.get('.env.example')?.contents;
  if (typeof own !== 'object' || typeof example !== 'string') return rendered;
  const existing =
    typeof own.contents === 'string' ? own.contents : Buffer.from(own.contents).toString('utf8');
  const contents = fillPasswords(example, newPassword, existing);
  return sortTree([...rendered, ['.env', { contents, executable: false, ownership: 'local' }]]);
}

function changeOf(file: MergedFile, seen: ReadonlyMap<string, Seen>, next: FileTree): readonly Change[] {
  const { path, outcome, contents, executable = false } = file;
  const expected = seen.get(path);
  if (outcome === 'deleted') return [{ path, expected, next: undefined }];
  if (contents === undefined) return [];
  const fresh = fileMode({ executable, ownership: next.get(path)?.ownership ?? 'merged' });
  return [
    { path, expected, next: { contents, mode: expected ? modeLike(expected.mode, executable) : fresh } },
  ];
}

/** The owner's permissions, but for the executable bit, which was merged. */
function modeLike(mode: number, executable: boolean): number {
  // Whoever may read may run, as git does it.
  return executable ? mode | ((mode & 0o444) >> 2) : mode & ~0o111;
}

function stateChanges(
  fs: typeof nodeFs,
  opened: Opened,
  answers: Answers,
  images: Images,
  rendered: FileTree,
): readonly Change[] {
  const state = stateFiles({ version: catalog.version, answers, images }, rendered, opened.others);
  return [...state].map(([path, { contents }]) => {
    const expected = opened.state.get(path) ?? look(fs as WriteFs, opened.dir, path);
    return { path, expected, next: { contents, mode: expected?.mode ?? 0o644 } };
  });
}
