import { catalog } from '../generators/catalog/catalog.ts';
import type { Answers } from '../generators/core/answers.ts';
import { resolveAnswers } from '../generators/core/resolve.ts';
import { optionsOf } from '../generators/core/table.ts';

/** Every subset of a list, the empty one first. */
export function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]],
  );
}

/**
 * What is valid, in the test's own words: if the generator's rules change, this must change with them.
 * One service for each variable, but any number of SQL engines; web always; a worker exactly where it can have a queue;
 * no service that only queues without a worker.
 */
function valid({ services, processes }: Pick<Answers, 'services' | 'processes'>): boolean {
  const count = (...ids: string[]) => services.filter((id) => ids.includes(id)).length;
  if (count('redis', 'valkey') > 1) return false;
  if (!processes.includes('web')) return false;
  const canQueue = count('redis', 'valkey', 'rabbitmq') > 0;
  if (processes.includes('worker') && !canQueue) return false;
  return processes.includes('worker') || count('rabbitmq') === 0;
}

/** All valid combinations of frameworks, services, processes, targets (all and none) and CI. */
export function combinations(): readonly Answers[] {
  const options = optionsOf(catalog);
  const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
  const all: Answers[] = [];
  for (const framework of ids(catalog.frameworks))
    for (const services of subsets(ids(catalog.services)))
      for (const processes of subsets(ids(catalog.processes)))
        if (valid({ services, processes }))
          for (const targets of [ids(catalog.targets), []])
            for (const ci of [...ids(catalog.ci), 'none'])
              all.push(
                resolveAnswers(options, { framework, services, processes, targets, ci, name: 'parcel-desk' }),
              );
  return all;
}

/** A combination in a line, for test names and failures. */
export function label({ framework, services, processes, targets, ci }: Answers): string {
  return [framework, services.join('+') || 'none', processes.join('+'), targets.join('+') || 'none', ci].join(
    ' / ',
  );
}
