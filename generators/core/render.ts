import type { Answers } from './answers.ts';
import { assemble } from './assemble.ts';
import type { Catalog, Layer } from './feature.ts';
import { helpers } from './helpers.ts';
import { holds, layersOf } from './layers.ts';
import { unroll } from './paths.ts';
import { seenBy } from './platform.ts';
import type { TemplateSet } from './templates.ts';
import { type File, type FileTree, type Ownership, sortTree } from './tree.ts';

/**
 * Answers to files: the whole generator as one pure function. It reads no clock, network, locale, environment
 * or random source, so the same answers give the same bytes on every machine.
 *
 * @throws AnswersError where the answers contradict each other.
 */
export function renderProject(catalog: Catalog, templates: TemplateSet, answers: Answers): FileTree {
  const app = assemble(catalog, answers);
  const layers = layersOf(catalog, answers);
  const files = new Map<string, File>();
  for (const { folder, layer } of layers) {
    const seen = seenBy(layer, app);
    for (const template of templates[folder] ?? []) {
      if (!holds(template.traits, app.traits)) continue;
      const { executable, contents } = template;
      for (const { path, process } of unroll(template.path, app)) {
        if (files.has(path)) throw new Error(`${path} has two owners: ${ownersOf(path).join(' and ')}`);
        files.set(path, {
          contents:
            typeof contents === 'function' ? oneFinalNewline(contents(seen, helpers, process)) : contents,
          executable,
          ownership: ownershipOf(layer, path),
        });
      }
    }
  }
  return sortTree(files);

  function ownersOf(wanted: string): readonly string[] {
    return layers.flatMap(({ folder }) =>
      (templates[folder] ?? [])
        .filter(({ traits }) => holds(traits, app.traits))
        .filter((template) => unroll(template.path, app).some(({ path }) => path === wanted))
        .map(({ traits }) => [folder, ...traits].join(' +')),
    );
  }
}

/** A loop at a template's end leaves the blank line between its items behind. */
function oneFinalNewline(text: string): string {
  let end = text.length;
  while (text.endsWith('\n\n', end)) end -= 1;
  return text.slice(0, end);
}

function ownershipOf(layer: Layer, path: string): Ownership {
  if (!layer.ownership) return 'merged';
  for (const [pattern, ownership] of Object.entries(layer.ownership)) {
    if (pattern === path || (pattern.endsWith('/**') && path.startsWith(pattern.slice(0, -2))))
      return ownership;
  }
  return 'merged';
}
