import type { Answers } from '../core/answers.ts';
import type { FileTree } from '../core/tree.ts';
import { type Fate, surveyFolder } from '../project/fill.ts';
import { fs } from '../write/disk.ts';
import type { Io } from './io.ts';

/** Asks whether a project that stands in the folder shall be updated, and none made. */
export async function wantsUpdate(dir: string, io: Io): Promise<boolean> {
  const message = `${dir} is a project of this generator already. Update it instead?`;
  return (await io.ask({ type: 'confirm', name: 'update', message, default: true })) === true;
}

/** Asks about each file of an adopted project that ours differs from. */
export async function askFates(dir: string, tree: FileTree, io: Io): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>();
  for (const { path, outcome } of surveyFolder(fs, dir, tree, 'skip')?.outcomes ?? []) {
    if (outcome !== 'kept') continue;
    const fate = await io.ask({
      type: 'select',
      name: path,
      message: path,
      default: 'keep',
      choices: [
        { value: 'keep', name: 'Keep - yours stays as it is', short: 'Keep' },
        { value: 'merge', name: 'Merge - both, with markers where they disagree', short: 'Merge' },
        {
          value: 'replace',
          name: 'Replace - ours takes its place; undo brings yours back',
          short: 'Replace',
        },
      ],
    });
    fates.set(path, fate as Fate);
  }
  return fates;
}

/** Shows what was chosen, and asks whether to write it. */
export async function confirmed(answers: Answers, dir: string, tree: FileTree, io: Io): Promise<boolean> {
  const list = (ids: readonly string[]) => ids.join(', ') || 'none';
  io.out(
    [
      '',
      `  ${answers.name} in ${dir}: ${tree.size} files`,
      `  framework  ${answers.framework}`,
      `  services   ${list(answers.services)}`,
      `  processes  ${list(answers.processes)}`,
      `  targets    ${list(answers.targets)}`,
      `  CI         ${answers.ci}`,
      '',
      '',
    ].join('\n'),
  );
  return (await io.ask({ type: 'confirm', name: 'confirmed', message: 'Write it?', default: true })) === true;
}
