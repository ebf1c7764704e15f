import type * as nodeFs from 'node:fs';
import { templates } from '../../build/templates.js';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import type { Catalog } from '../core/feature.ts';
import { type HeldBack, holdMajors } from '../core/images.ts';
import { layersOf } from '../core/layers.ts';
import { textOf } from '../core/merge/contents.ts';
import type { OnDisk } from '../core/merge/merged-file.ts';
import { pathsToRead } from '../core/merge/paths-to-read.ts';
import { renderProject } from '../core/render.ts';
import type { FileTree } from '../core/tree.ts';
import type { WriteFs } from '../write/files.ts';
import { lookAll, type Seen } from '../write/look.ts';
import type { Opened } from './open.ts';

/** How to regenerate. */
export interface RegenerateOptions {
  readonly answers: Answers;
  readonly raiseMajors?: boolean;
}

/** The new render, and what stands in the project at every path that it or the base has. */
export interface Prepared {
  /** The catalogue, with the major versions of stateful services as the project has them. */
  readonly holding: Catalog;
  readonly held: readonly HeldBack[];
  readonly rendered: FileTree;
  readonly moves: NonNullable<Parameters<typeof pathsToRead>[0]['moves']>;
  readonly onDisk: ReadonlyMap<string, OnDisk>;
  readonly seen: ReadonlyMap<string, Seen>;
}

/** Renders anew and reads what stands: all that `status` needs, and the first half of `regenerate`. */
export function prepare(
  fs: typeof nodeFs,
  { dir, base, images }: Opened,
  { answers, raiseMajors = false }: RegenerateOptions,
): Prepared {
  const { catalog: holding, held } = raiseMajors ? { catalog, held: [] } : holdMajors(catalog, images);
  const rendered = renderProject(holding, templates, answers);
  const moves = layersOf(holding, answers).flatMap(({ layer }) => layer.moves ?? []);
  const paths = ['.env', ...pathsToRead({ base, next: rendered, moves })];
  return {
    holding,
    held: held.filter(({ service }) => answers.services.includes(service)),
    rendered,
    moves,
    ...readPaths(fs, dir, paths),
  };
}

function readPaths(fs: typeof nodeFs, dir: string, paths: readonly string[]) {
  const onDisk = new Map<string, OnDisk>();
  const seen = new Map<string, Seen>();
  for (const [path, found] of lookAll(fs as WriteFs, dir, paths)) {
    if (typeof found === 'string') onDisk.set(path, found);
    else {
      const { contents, mode } = found;
      seen.set(path, found);
      onDisk.set(path, { contents: textOf(contents) ?? contents, executable: (mode & 0o100) !== 0 });
    }
  }
  return { onDisk, seen };
}
