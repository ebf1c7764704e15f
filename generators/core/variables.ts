import type { Variable } from './blueprint.ts';
import type { Contribution, ProcessType, Service } from './feature.ts';
import { attach } from './helpers.ts';
import { placeholder } from './local.ts';

/** The environment of a project: what its parts, its processes and its services read. No two may claim one name. */
export function variablesOf(
  parts: readonly Contribution[],
  processes: readonly ProcessType[],
  services: readonly Service[],
): readonly Variable[] {
  const variables = [
    ...parts.flatMap((part) => part.variables ?? []),
    ...processes.flatMap((process) => process.variables ?? []),
    ...services.map(urlVariable),
  ];
  const names = variables.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two entries of the catalogue claim the variable ${twice}`);
  return variables;
}

function urlVariable(service: Service): Variable {
  const { id, variable, title, summary, url } = service;
  const scheme = url.slice(0, url.indexOf(':'));
  const example = attach(service, 'localhost', placeholder(id));
  return {
    name: variable,
    summary: `${title} (${summary}), ${scheme}://…`,
    type: 'url',
    secret: true,
    example,
  };
}
