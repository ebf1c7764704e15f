import type { Answers } from './answers.ts';
import type { Catalog, Service } from './feature.ts';
import type { Problem } from './problem.ts';
import { chosen, onlyQueues } from './table.ts';

/**
 * The contradictions in a set of answers, each with its reason and the way out. Answers that are not known yet
 * contradict nothing, so that prompts can ask before each question which choices to leave out.
 */
export function refusals(catalog: Catalog, answers: Partial<Answers>): readonly Problem[] {
  const services = chosen(catalog.services, answers.services ?? []);
  return [
    ...sharedVariables(services),
    ...(answers.processes ? processRefusals(catalog, services, answers.processes) : []),
    ...(answers.name ? nameRefusals(catalog, answers.name, answers.framework) : []),
  ];
}

/** One variable holds one URL: two services that claim it cannot both be attached (several SQL engines are meant to). */
function sharedVariables(services: readonly Service[]): readonly Problem[] {
  return services.flatMap((service, index) =>
    services
      .slice(0, index)
      .filter((other) => other.variable === service.variable && !(isSql(other) && isSql(service)))
      .map((other) => ({
        flag: '--services',
        value: `${other.id},${service.id}`,
        reason: `${other.title} and ${service.title} both set ${service.variable}`,
        hint: `name one of them`,
      })),
  );
}

function processRefusals(
  catalog: Catalog,
  services: readonly Service[],
  ids: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = catalog.processes
    .filter(({ id, required }) => required && !ids.includes(id))
    .map(({ id, summary }) => ({
      flag: '--processes',
      value: ids.join(',') || 'none',
      reason: `lacks ${id}, which every project has (${summary})`,
      hint: `add ${id}`,
    }));
  for (const { id, needs } of chosen(catalog.processes, ids)) {
    if (!needs || services.some(({ roles }) => roles.includes(needs))) continue;
    const able = catalog.services.filter(({ roles }) => roles.includes(needs)).map((service) => service.id);
    problems.push({
      flag: '--processes',
      value: id,
      reason: `a ${id} needs a service that can ${needs}, and none is attached`,
      hint: `add one of ${able.join(', ')} to --services, or leave ${id} out`,
    });
  }
  const takers = catalog.processes.filter(({ needs }) => needs === 'queue').map(({ id }) => id);
  for (const service of services) {
    if (!onlyQueues(service) || takers.some((id) => ids.includes(id))) continue;
    problems.push({
      flag: '--services',
      value: service.id,
      reason: `${service.title} only queues, and without a ${takers.join(' or ')} nothing would take its jobs`,
      hint: `add ${takers.join(' or ')} to --processes, or leave ${service.id} out`,
    });
  }
  return problems;
}

/** npm and uv both refuse a package that depends on its own name. */
function nameRefusals(catalog: Catalog, name: string, framework: string | undefined): readonly Problem[] {
  const chosenFramework = catalog.frameworks.find(({ id }) => id === framework);
  const language = catalog.languages.find(({ id }) => id === chosenFramework?.language);
  const layers = [chosenFramework, language].filter((layer) => layer !== undefined);
  const parts = layers.flatMap((layer) => [layer, ...Object.values(layer.when ?? {})]);
  const libraries = parts.flatMap((part) => (part.dependencies ?? []).concat(part.devDependencies ?? []));
  const taken = libraries.some((library) => library.name.toLowerCase().replace(/\[.*/, '') === name);
  if (!taken && name !== chosenFramework?.id) return [];
  return [
    {
      flag: '--name',
      value: name,
      reason: `is the name of a library that the project uses, and a package cannot depend on itself`,
      hint: `choose another, such as ${name}-service`,
    },
  ];
}

function isSql(service: Service): boolean {
  return service.roles.includes('sql');
}
