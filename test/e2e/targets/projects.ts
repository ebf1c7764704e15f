import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { templates } from '../../../build/templates.js';
import { catalog } from '../../../generators/catalog/catalog.ts';
import type { Answers } from '../../../generators/core/answers.ts';
import { renderProject } from '../../../generators/core/render.ts';
import { combinations } from '../../combinations.ts';
import { covering } from '../../covering.ts';

/** A rendered project in a folder of its own. */
export interface Project {
  readonly answers: Answers;
  readonly dir: string;
  /** Its texts by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Every framework and stack of logs with a pairwise set of services and processes, each with every target. */
export function chosen(): readonly Answers[] {
  const logs = ['none', ...catalog.logs.map(({ id }) => id)];
  const complete = combinations()
    .filter(({ targets, ci }) => targets.length === catalog.targets.length && ci !== 'none')
    .flatMap((answers) => logs.map((stack) => ({ ...answers, logs: stack })));
  return covering(complete, ({ framework, services, processes, logs: stack }) => [
    framework,
    ...catalog.services.map(({ id }) => `${id}: ${services.includes(id)}`),
    ...catalog.processes.map(({ id }) => `${id}: ${processes.includes(id)}`),
    `logs: ${stack}`,
  ]);
}

/** Writes the chosen projects, with the `.env` that compose reads, as repositories. */
export function write(root: string): readonly Project[] {
  return chosen().map((answers, index) => {
    const dir = join(root, String(index));
    const files = renderProject(catalog, templates, answers);
    for (const [path, { contents, executable }] of files) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), contents, { mode: executable ? 0o755 : 0o644 });
    }
    copyFileSync(join(dir, '.env.example'), join(dir, '.env'));
    execFileSync('git', ['init', '--quiet'], { cwd: dir });
    const texts = [...files].map(([path, { contents }]) => [path, String(contents)] as const);
    return { answers, dir, files: new Map(texts) };
  });
}

/** Every different text at paths of one kind, once: most files are the same in most projects. */
export function distinct(projects: readonly Project[], paths: RegExp): readonly string[] {
  const found = new Map<string, string>();
  for (const { dir, files } of projects)
    for (const [path, text] of files) if (paths.test(path)) found.set(text, join(dir, path));
  return [...found.values()];
}
