import type { Answers } from './answers.ts';
import type { BackingService, Role } from './backing-service.ts';
import type { Blueprint, Shutdown } from './blueprint.ts';
import type { Catalog, ProcessType, Service } from './feature.ts';
import { contributions, layersOf } from './layers.ts';
import { seenBy } from './platform.ts';
import { AnswersError, type Problem } from './problem.ts';
import { refusals } from './refusals.ts';
import { chosen, find, onlyQueues } from './table.ts';
import { variablesOf } from './variables.ts';

/** Where the platform lets a project choose: 5 s for routers to notice, 20 s to finish, 5 s to spare. */
export const SHUTDOWN: Shutdown = { preStop: 5, timeout: 20, margin: 5, grace: 30 };

/**
 * Answers to the one model that every template reads.
 *
 * @throws AnswersError naming every contradiction: nothing is rendered from answers that cannot hold together.
 */
export function assemble(catalog: Catalog, answers: Answers): Blueprint {
  refuse(refusals(catalog, answers));
  const framework = find(catalog.frameworks, answers.framework);
  const language = find(catalog.languages, framework.language);
  const services = chosen(catalog.services, answers.services);
  const processes = chosen(catalog.processes, answers.processes);
  const providers = provide(services, processes);
  const attached = catalog.services.filter((service) => Object.values(providers).includes(service));
  const engines = services.filter(({ roles }) => roles.includes('sql'));
  const traits = traitsOf(answers, processes, providers, engines, framework.traits ?? []);
  const layers = layersOf(catalog, answers).map(({ layer }) => layer);
  const parts = layers.flatMap((layer) => contributions(layer, traits));
  const app: Blueprint = {
    name: answers.name,
    description: answers.description,
    license: answers.license,
    generatorVersion: catalog.version,
    framework: pick(framework, 'homepage'),
    language: pick(language, 'version'),
    targets: chosen(catalog.targets, answers.targets).map((target) => ({
      ...pick(target),
      oidc: target.oidc ?? false,
      docker: target.docker ?? false,
    })),
    ci: answers.ci,
    logs: answers.logs,
    port: 8080,
    user: 10001,
    shutdown: SHUTDOWN,
    resources: language.resources,
    processes: processes.map(({ process }) => process),
    admin: parts.flatMap(({ admin }) => admin ?? []),
    ...(traits.has('sql') && { migrate: ['app', 'migrate'] }),
    variables: variablesOf(parts, processes, attached, providers),
    services: attached,
    engines,
    providers,
    dependencies: parts.flatMap(({ dependencies }) => dependencies ?? []).sort(byName),
    devDependencies: parts.flatMap(({ devDependencies }) => devDependencies ?? []).sort(byName),
    toolchain: language.toolchain,
    versions: catalog.versions,
    traits,
  };
  refuse(platformRefusals(catalog, answers, app));
  return app;
}

/** One provider for each role. A service made for queueing goes before one that also can. */
function provide(
  services: readonly Service[],
  processes: readonly ProcessType[],
): Readonly<Partial<Record<Role, Service>>> {
  const serving = (role: Role) => services.filter(({ roles }) => roles.includes(role));
  const [sql] = serving('sql');
  const [cache] = serving('cache');
  const queues = processes.some(({ needs }) => needs === 'queue') ? serving('queue') : [];
  const queue = queues.find(onlyQueues) ?? queues[0];
  return { ...(sql && { sql }), ...(cache && { cache }), ...(queue && { queue }) };
}

function traitsOf(
  answers: Answers,
  processes: readonly ProcessType[],
  providers: Readonly<Partial<Record<Role, BackingService>>>,
  engines: readonly Service[],
  own: readonly string[],
): ReadonlySet<string> {
  return new Set([
    ...own,
    ...answers.processes,
    ...(Object.keys(providers).length > 0 ? ['services'] : []),
    ...(processes.some(({ process }) => !process.http) ? ['background'] : []),
    ...Object.entries(providers).flatMap(([role, { protocol }]) => [role, `${role}-${protocol}`]),
    ...engines.map(({ protocol }) => `sql-${protocol}`),
    ...(engines.length > 1 ? ['sql-swap'] : []),
    ...answers.targets.map((id) => `target-${id}`),
    ...(answers.targets.length > 0 ? ['targets'] : []),
    `ci-${answers.ci}`,
    `logs-${answers.logs}`,
    `license-${answers.license}`,
  ]);
}

function platformRefusals(catalog: Catalog, answers: Answers, app: Blueprint): readonly Problem[] {
  const targets = chosen(catalog.targets, answers.targets).flatMap((target) => {
    const refusal = target.refuses?.(seenBy(target, app));
    return refusal ? [{ ...refusal, reason: `${target.title} cannot run it: ${refusal.reason}` }] : [];
  });
  const logs = chosen(catalog.logs, [answers.logs]).flatMap((stack) => stack.refuses?.(app) ?? []);
  return [...targets, ...logs];
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new AnswersError(problems);
}

function pick<
  T extends { readonly id: string; readonly title: string; readonly summary: string },
  K extends keyof T,
>(entry: T, ...keys: readonly K[]): Pick<T, 'id' | 'title' | 'summary' | K> {
  const wanted = ['id', 'title', 'summary', ...keys] as const;
  return Object.fromEntries(wanted.map((key) => [key, entry[key]])) as Pick<
    T,
    'id' | 'title' | 'summary' | K
  >;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
