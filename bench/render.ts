import { templates } from '../build/templates.js';
import { catalog } from '../generators/catalog/catalog.ts';
import type { Catalog } from '../generators/core/feature.ts';
import { renderProject } from '../generators/core/render.ts';
import { resolveAnswers } from '../generators/core/resolve.ts';
import { optionsOf } from '../generators/core/table.ts';
import type { TemplateSet } from '../generators/core/templates.ts';
import { median } from './measure.ts';

/** How fast projects are rendered in one process, on one core. */
export interface Rendering {
  readonly files: number;
  readonly projectsPerSecond: number;
  /** Microseconds. */
  readonly perFile: number;
}

/** The default project, as often as a tenth of a second allows, and the median of many such spans. */
export function rendering(from: Catalog, set: TemplateSet, spans: number): Rendering {
  const answers = resolveAnswers(optionsOf(from), { name: 'orders' });
  const { size: files } = renderProject(from, set, answers);
  const rates: number[] = [];
  for (let span = 0; span <= spans; span++) {
    const start = process.cpuUsage();
    let count = 0;
    let used = 0;
    do {
      renderProject(from, set, answers);
      count += 1;
      const { user, system } = process.cpuUsage(start);
      used = user + system;
    } while (used < 100_000);
    if (span > 0) rates.push((count / used) * 1e6);
  }
  const projectsPerSecond = median(rates);
  return { files, projectsPerSecond, perFile: 1e6 / projectsPerSecond / files };
}

/** The same with more and more files: overlays of the framework, each a copy of one of its templates. */
export function curve(sizes: readonly number[], spans: number): readonly Rendering[] {
  return sizes.map((size) => rendering(catalog, enlarged(size), spans));
}

function enlarged(extra: number): TemplateSet {
  const [folder, own] = Object.entries(templates).find(([name]) => name === 'frameworks/fastapi') ?? [];
  if (!folder || !own) throw new Error('the compiled templates hold no frameworks/fastapi');
  const [template] = own;
  if (!template) throw new Error('frameworks/fastapi is empty');
  const copies = Array.from({ length: extra }, (_, index) => ({
    ...template,
    path: `extra/${index}/${template.path}`,
  }));
  return { ...templates, [folder]: [...own, ...copies] };
}
