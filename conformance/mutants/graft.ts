import { join } from 'node:path';
import { succeed } from '../system/command.ts';
import type { Undoing } from '../system/undo.ts';
import type { Mutant } from './mutant.ts';

/** Where an image holds source as it is, so that a change of it needs no new build. */
export interface Installed {
  /** The folder in the project. */
  readonly source: string;
  /** Matches, of all paths in the image, one in the folder where it ends up; the first group is that folder. */
  readonly at: RegExp;
}

const PYTHON: Installed = { source: 'src/app', at: /^(.*\/site-packages\/app)\/__init__\.py$/ };

/** Frameworks whose source runs as it is written. */
export const INSTALLED: Readonly<Record<string, Installed>> = { fastapi: PYTHON, flask: PYTHON };

/** An image that is there, and the paths in it. */
export interface Stock {
  readonly image: string;
  readonly contents: readonly string[];
}

/** Whether a mutant changes nothing but installed source. */
export function canGraft({ edits }: Mutant, { source }: Installed): boolean {
  return edits.every(({ file }) => file.startsWith(`${source}/`));
}

/** The image with a mutant's source in place of its own: all else is as it was. */
export async function graft(
  stock: Stock,
  { source, at }: Installed,
  project: string,
  name: string,
  undoing: Undoing,
): Promise<string> {
  const folder = stock.contents.flatMap((path) => at.exec(path)?.[1] ?? [])[0];
  if (folder === undefined) throw new Error(`the image holds no ${source}`);
  undoing.add(['docker', 'image', 'rm', '--force', name]);
  const text = `FROM ${stock.image}\nCOPY . /${folder}/\n`;
  await succeed(['docker', 'build', '--quiet', '--tag', name, '--file', '-', join(project, source)], {
    input: text,
  });
  return name;
}
