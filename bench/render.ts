import { templates } from '../build/templates.js';
import { catalog } from '../generators/catalog/catalog.ts';
import type { Answers } from '../generators/core/answers.ts';
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

/** How many spans do not count: V8 compiles while code runs, and each project has templates of its own. */
const WARM_UP = 8;

/** A project, the default one unless told, as often as a tenth of a second allows: the median of many such spans. */
export function rendering(
  from: Catalog,
  set: TemplateSet,
  spans: number,
  given: Partial<Answers> = {},
): Rendering {
  const answers = resolveAnswers(optionsOf(from), { name: 'orders', ...given });
  const { size: files } = renderProject(from, set, answers);
  const rates: number[] = [];
  for (let span = 0; span < WARM_UP + spans; span++) {
    const start = process.cpuUsage();
    let count = 0;
    let used = 0;
    do {
      renderProject(from, set, answers);
      count += 1;
      const { user, system } = process.cpuUsage(start);
      used = user + system;
    } while (used < 100_000);
    if (span >= WARM_UP) rates.push((count / used) * 1e6);
  }
  const projectsPerSecond = median(rates);
  return { files, projectsPerSecond, perFile: 1e6 / projectsPerSecond / files };
}

/** The same with more and more files: overlays of the framework, each a copy of one of its templates. */
export function curve(sizes: readonly number[], spans: number): readonly Rendering[] {
  return sizes.map((size) => rendering(catalog, enlarged(size), spans));
}

/** A project with more and more services and targets. */
export const WIDTHS = [
  [0, 0],
  [1, 1],
  [2, 4],
  [3, 8],
] as const;

/** The same with each of `WIDTHS`: the first so many of three services, and of all targets. */
export function widths(spans: number): readonly Rendering[] {
  const targets = catalog.targets.map(({ id }) => id);
  return WIDTHS.map(([services, more]) => {
    const attached = ['postgres', 'redis', 'mysql'].slice(0, services);
    return rendering(catalog, templates, spans, {
      services: attached,
      processes: services < 2 ? ['web', 'scheduler'] : ['web', 'worker', 'scheduler'],
      targets: targets.slice(0, more),
    });
  });
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
