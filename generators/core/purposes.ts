import type { Answers } from './answers.ts';
import type { Catalog } from './feature.ts';
import { layersOf } from './layers.ts';
import type { FileTree } from './tree.ts';

/** The parts of a project that are there, each with its one line of purpose, folders before files. */
export function partsOf(
  catalog: Catalog,
  answers: Answers,
  tree: FileTree,
): readonly (readonly [path: string, purpose: string])[] {
  const paths = [...tree.keys()];
  return layersOf(catalog, answers)
    .flatMap(({ layer }) => Object.entries(layer.purposes ?? {}))
    .filter(([part]) => (part.endsWith('/') ? paths.some((path) => path.startsWith(part)) : tree.has(part)))
    .sort(([a], [b]) => Number(b.endsWith('/')) - Number(a.endsWith('/')) || (a < b ? -1 : 1));
}
