import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { combinations } from '../combinations.ts';
import { covering } from '../covering.ts';

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
