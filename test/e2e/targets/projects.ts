import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { templates } from '../../../build/templates.js';
import { catalog } from '../../../generators/catalog/catalog.ts';
import type { Answers } from '../../../generators/core/answers.ts';
import { renderProject } from '../../../generators/core/render.ts';
import { chosen } from '../../targets/chosen.ts';

/** A rendered project in a folder of its own. */
export interface Project {
  readonly answers: Answers;
  readonly dir: string;
  /** Its texts by path. */
  readonly files: ReadonlyMap<string, string>;
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
