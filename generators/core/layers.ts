import type { Answers } from './answers.ts';
import type { Catalog, Contribution, Layer } from './feature.ts';
import { chosen, find } from './table.ts';

/** The template layers of these answers, by folder, the general ones first. */
export function layersOf(
  catalog: Catalog,
  answers: Answers,
): readonly { readonly folder: string; readonly layer: Layer }[] {
  const framework = find(catalog.frameworks, answers.framework);
  return [
    { folder: 'common', layer: catalog.common },
    { folder: `languages/${framework.language}`, layer: find(catalog.languages, framework.language) },
    { folder: `frameworks/${framework.id}`, layer: framework },
    ...chosen(catalog.targets, answers.targets).map((layer) => ({ folder: `targets/${layer.id}`, layer })),
    ...chosen(catalog.ci, [answers.ci]).map((layer) => ({ folder: `ci/${layer.id}`, layer })),
    ...chosen(catalog.logs, [answers.logs]).map((layer) => ({ folder: `logs/${layer.id}`, layer })),
  ];
}

/** What a layer contributes: itself, and the rows of its `when` that hold. */
export function contributions(layer: Layer, traits: ReadonlySet<string>): readonly Contribution[] {
  const present = Object.entries(layer.when ?? {}).filter(([condition]) =>
    holds(condition.split('+'), traits),
  );
  return [layer, ...present.map(([, part]) => part)];
}

/** Whether all of some traits are present: the one rule for overlay folders and for rows of `when`. */
export function holds(wanted: readonly string[], traits: ReadonlySet<string>): boolean {
  return wanted.every((trait) => traits.has(trait));
}
