import { catalog } from '../catalog/catalog.ts';
import { assemble } from '../core/assemble.ts';
import type { Blueprint } from '../core/blueprint.ts';
import { sameFile } from '../core/merge/contents.ts';
import type { Regeneration } from './regenerate.ts';

/**
 * What changed answers bring with them beyond the files: variables that come and go, data that stays behind, and
 * the owner's own code that still names what goes. A line each, to be read before anything is written.
 */
export function consequences({ opened, answers, merged, next, seen }: Regeneration): readonly string[] {
  const [before, after] = [assemble(catalog, opened.answers), assemble(catalog, answers)];
  const [came, went] = [names(after, before), names(before, after)];
  const gone = before.services.filter(({ id }) => !after.services.some((service) => service.id === id));
  const words = [...went, ...gone.map(({ id }) => id)];
  const mine = merged.filter(
    ({ outcome }) => outcome === 'kept' || outcome === 'merged' || outcome === 'orphaned',
  );
  const naming = mine.flatMap(({ path, contents }) => {
    const text = textOf(contents ?? seen.get(path)?.contents);
    const word = words.find((candidate) => new RegExp(`\\b${candidate}\\b`).test(text));
    return word ? [`${path} still names ${word}`] : [];
  });
  const once = merged.filter(({ path, outcome }) => {
    const [was, now] = [opened.base?.get(path), next.get(path)];
    return outcome === 'kept' && now?.ownership === 'once' && was && !sameFile(was, now);
  });
  return [
    ...came.map((name) => `${name} is read from now on: set it wherever this runs`),
    ...went.map((name) => `${name} is no longer read`),
    ...gone.map(
      ({ id, title }) =>
        `the data of ${title} stays in its volume ${opened.answers.name}_${id}-data until you delete it`,
    ),
    ...once.map(
      ({ path }) =>
        `${path} is written once, and stays as it is; with these answers it would differ: what that needs is a migration of yours`,
    ),
    ...naming,
  ];
}

function names(of: Blueprint, without: Blueprint): readonly string[] {
  return of.variables
    .map(({ name }) => name)
    .filter((name) => !without.variables.some((variable) => variable.name === name));
}

function textOf(contents: string | Uint8Array | undefined): string {
  return typeof contents === 'string' ? contents : Buffer.from(contents ?? '').toString('utf8');
}
