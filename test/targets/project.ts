import { templates } from '../../build/templates.js';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { assemble } from '../../generators/core/assemble.ts';
import type { Blueprint } from '../../generators/core/blueprint.ts';
import type { Target } from '../../generators/core/feature.ts';
import { seenBy } from '../../generators/core/platform.ts';
import { renderProject } from '../../generators/core/render.ts';
import { label } from '../combinations.ts';
import { chosen } from './chosen.ts';
import { readers } from './readers.ts';
import type { Seen, Texts } from './seen.ts';

/** One target of one project: the model as the target sees it, and what its manifests make of it. */
export interface Project extends Seen {
  /** Its answers in a line. */
  readonly what: string;
  readonly app: Blueprint;
  readonly files: Texts;
}

/** Renders answers into texts. */
export function texts(answers: Answers, from = catalog): Texts {
  return new Map(
    [...renderProject(from, templates, answers)].map(([path, { contents }]) => [path, String(contents)]),
  );
}

const rendered = chosen().map((answers) => ({
  answers,
  files: texts(answers),
  app: assemble(catalog, answers),
}));

/** What a target's manifests say, in every chosen project. */
export function projectsOf(target: Target): readonly Project[] {
  const read = readers[target.id];
  if (!read) throw new Error(`test/targets/ has no reader for ${target.id}`);
  return rendered.map(({ answers, files, app }) => {
    const own = seenBy(target, app);
    return { ...read(files, own), app: own, files, what: label({ ...answers, targets: [target.id] }) };
  });
}
