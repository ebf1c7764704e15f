import { existsSync, readdirSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

/** The mutants of the files that every project has, and of one framework's source. */
export async function mutantsFor(framework: string): Promise<Mutant[]> {
  const folders = ['any/', `${framework}/`].map((name) => new URL(name, import.meta.url));
  const modules = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => import(new URL(name, folder).href) as Promise<{ mutants: readonly Mutant[] }>),
    );
  return (await Promise.all(modules)).flatMap(({ mutants }) => mutants);
}
