import { templates } from '../build/templates.js';
import { catalog } from './catalog/catalog.ts';
import type { Answers } from './core/answers.ts';
import { parseAnswers } from './core/parse.ts';
import { AnswersError } from './core/problem.ts';
import { renderProject } from './core/render.ts';
import { resolveAnswers } from './core/resolve.ts';
import { optionsOf } from './core/table.ts';
import type { FileTree } from './core/tree.ts';

export type { Answers } from './core/answers.ts';
export type { Problem } from './core/problem.ts';
export { AnswersError } from './core/problem.ts';
export type { File, FileTree, Ownership } from './core/tree.ts';

/**
 * Renders a project in memory: the third door beside the command line and Yeoman, with the same bytes.
 * What is not answered takes its default. The state files are not part of it: see `stateFiles`.
 *
 * @throws AnswersError naming every unknown, malformed or contradictory answer.
 */
export function render(answers: Partial<Answers> = {}): FileTree {
  const options = optionsOf(catalog);
  const parsed = parseAnswers(options, { ...answers }, (key) => key);
  if (parsed.problems.length > 0) throw new AnswersError(parsed.problems);
  return renderProject(catalog, templates, resolveAnswers(options, parsed.answers));
}
