import type { Answers } from './answers.ts';
import type { Catalog, ProcessType, Service } from './feature.ts';
import { NONE, type Options } from './options.ts';
import {
  checkDescription,
  checkName,
  DESCRIPTION_LENGTH,
  DESCRIPTION_PATTERN,
  NAME_LENGTH,
  NAME_PATTERN,
} from './text.ts';

/** The option table of a catalogue: choices are the catalogue's own lists, so an addition appears everywhere. */
export function optionsOf(catalog: Catalog): Options {
  return {
    framework: {
      type: 'select',
      summary: 'web framework, and with it the language',
      message: 'Framework',
      choices: catalog.frameworks,
      default: catalog.frameworks[0]?.id ?? '',
    },
    services: {
      type: 'many',
      summary: 'backing services to attach; of several SQL engines the first is the one attached',
      message: 'Backing services',
      choices: catalog.services,
      default: () => ['postgres', 'redis'],
    },
    processes: {
      type: 'many',
      summary: 'process types; `web` always, `worker` where a service can queue',
      message: 'Process types',
      choices: catalog.processes,
      default: (earlier) => possibleProcesses(catalog, earlier).map(({ id }) => id),
    },
    targets: {
      type: 'many',
      summary: 'deploy targets',
      message: 'Deploy targets',
      choices: catalog.targets,
      default: () => ['compose'],
    },
    ci: {
      type: 'select',
      summary: 'continuous integration',
      message: 'Continuous integration',
      choices: [...catalog.ci, { id: NONE, title: 'None', summary: 'no workflow' }],
      default: catalog.ci[0]?.id ?? NONE,
    },
    name: {
      type: 'text',
      summary: 'name of the project, its image and its folder',
      message: 'Name',
      default: 'my-service',
      maxLength: NAME_LENGTH,
      pattern: NAME_PATTERN,
      check: checkName,
    },
    description: {
      type: 'text',
      summary: 'what the service is for, in one line',
      default: 'A twelve-factor service.',
      maxLength: DESCRIPTION_LENGTH,
      pattern: DESCRIPTION_PATTERN,
      check: checkDescription,
    },
    logs: {
      type: 'select',
      summary: 'where logs go after standard output',
      choices: [{ id: NONE, title: 'None', summary: "the platform's own collector" }, ...catalog.logs],
      default: NONE,
    },
    license: {
      type: 'select',
      summary: 'licence of the project',
      choices: [...catalog.licenses, { id: NONE, title: 'None', summary: 'no licence file' }],
      default: NONE,
    },
  };
}

/** The process types that can run with these services: a worker needs something that can queue. */
export function possibleProcesses(catalog: Catalog, earlier: Partial<Answers>): readonly ProcessType[] {
  const services = chosen(catalog.services, earlier.services ?? []);
  return catalog.processes.filter(
    ({ needs }) => !needs || services.some(({ roles }) => roles.includes(needs)),
  );
}

/** Catalogue entries for ids, in the order of the ids. Unknown ids are another function's business. */
export function chosen<T extends { readonly id: string }>(
  entries: readonly T[],
  ids: readonly string[],
): readonly T[] {
  return ids.flatMap((id) => entries.filter((entry) => entry.id === id));
}

/** Whether a service does nothing but queue: without a worker nobody would take what it holds. */
export function onlyQueues(service: Service): boolean {
  return service.roles.every((role) => role === 'queue');
}

/** The entry with this id, which answers that were checked name. */
export function find<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`the catalogue has no ${id}`);
  return entry;
}
