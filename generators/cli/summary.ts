import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { NONE } from '../core/options.ts';
import { partsOf } from '../core/purposes.ts';
import type { Created } from '../project/create.ts';
import type { Io } from './io.ts';

/** Lines that stay free: for what is said after the summary, and the shell's prompt. */
const FREE = 5;

/** What was written, and what remains to be done: on a terminal no wider and no longer than its screen. */
export function summaryOf(answers: Answers, dir: string, created: Created, io: Io): string {
  const next = created.next.map((command) => `  ${io.paint('out', 'bold', command)}`);
  const around = [`Wrote ${countOf(created)} files into ${dir}:`, '', '', 'Next:', ...next, ''];
  const all = partsOf(catalog, answers, created.tree);
  const parts = all.length + around.length + FREE <= io.rows ? all : generalParts(answers, created);
  const width = Math.max(...parts.map(([path]) => path.length));
  const lines = parts.map(([path, purpose]) => {
    const shown = cut(purpose, io.columns - width - 5);
    return `  ${io.paint('out', 'cyan', path.padEnd(width))}  ${shown}`;
  });
  return around.toSpliced(2, 0, ...lines).join('\n');
}

/** What would be written, file by file. */
export function dryRunOf(dir: string, created: Created): string {
  const lines = created.files.map(({ path, outcome }) => `  ${outcome}  ${path}`);
  return [`Would write ${countOf(created)} files into ${dir}:`, '', ...lines, ''].join('\n');
}

/** The parts that a project has whatever it is deployed to, and in a line where the others are explained. */
function generalParts(answers: Answers, { tree }: Created): ReturnType<typeof partsOf> {
  const general = partsOf(catalog, { ...answers, targets: [], logs: NONE }, tree);
  if (answers.targets.length === 0) return general;
  const afterDocs = general.findIndex(([path]) => path === 'docs/') + 1;
  const purpose = `how to deploy, and by which files: ${answers.targets.join(', ')}`;
  return general.toSpliced(afterDocs, 0, ['docs/deploy/', purpose]);
}

function countOf({ files }: Created): number {
  return files.filter(({ outcome }) => outcome === 'created').length;
}

/** The beginning of a text, where the whole does not fit. */
function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
