import type { Answers } from './answers.ts';
import type { Catalog } from './feature.ts';
import { chosen } from './table.ts';

/**
 * Answers in the one order that is recorded: what was asked for in another order gives the same bytes. Lists follow
 * the catalogue; only SQL engines keep the order given, because the first of them is the one attached.
 */
export function canonicalAnswers(catalog: Catalog, answers: Answers): Answers {
  const engines = chosen(catalog.services, answers.services).filter(({ roles }) => roles.includes('sql'));
  const others = catalog.services.filter(
    ({ id, roles }) => answers.services.includes(id) && !roles.includes('sql'),
  );
  return {
    ...answers,
    services: [...engines, ...others].map(({ id }) => id),
    processes: catalog.processes.filter(({ id }) => answers.processes.includes(id)).map(({ id }) => id),
    targets: catalog.targets.filter(({ id }) => answers.targets.includes(id)).map(({ id }) => id),
  };
}
