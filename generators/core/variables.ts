import type { Role } from './backing-service.ts';
import type { Variable } from './blueprint.ts';
import type { Contribution, ProcessType, Service } from './feature.ts';
import { attach } from './helpers.ts';
import { placeholder } from './local.ts';

/** The environment of a project: what its parts, its processes and its services read. No two may claim one name. */
export function variablesOf(
  parts: readonly Contribution[],
  processes: readonly ProcessType[],
  services: readonly Service[],
  providers: Providers,
): readonly Variable[] {
  const variables = [
    ...parts.flatMap((part) => part.variables ?? []),
    ...processes.flatMap((process) => process.variables ?? []),
    ...services.map((service) => urlVariable(service, rolesOf(service, providers))),
  ];
  const names = variables.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`two entries of the catalogue claim the variable ${twice}`);
  return variables;
}

/** Who serves each role of a project. */
type Providers = Readonly<Partial<Record<Role, Service>>>;

/** What a service is there for, in words. */
const USES: Readonly<Record<Role, string>> = { sql: 'SQL database', cache: 'cache', queue: 'job queue' };

function rolesOf(service: Service, providers: Providers): readonly Role[] {
  return service.roles.filter((role) => providers[role] === service);
}

function urlVariable(service: Service, roles: readonly Role[]): Variable {
  const { id, variable, title, url } = service;
  const scheme = url.slice(0, url.indexOf(':'));
  const example = attach(service, 'localhost', placeholder(id));
  return {
    name: variable,
    summary: `${title} (${roles.map((role) => USES[role]).join(' and ')}), ${scheme}://…`,
    type: 'url',
    secret: true,
    example,
  };
}
