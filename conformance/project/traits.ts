import { protocolOf, type Role } from '../services/protocol.ts';
import type { Attached, Project } from './project.ts';

/** The service that is attached for this use, if any; where several could serve, the one that is made for it. */
export function serving(project: Project, role: Role): Attached | undefined {
  const rolesOf = ({ scheme }: Attached) => protocolOf(scheme)?.roles ?? [];
  const able = project.attached.filter((attached) => rolesOf(attached).includes(role));
  return able.sort((a, b) => rolesOf(a).length - rolesOf(b).length)[0];
}

/** The conditions under which a check applies, each telling why it does not. */
export const needs = {
  service: (project: Project) => (project.attached.length > 0 ? undefined : 'no backing service is attached'),
  sql: (project: Project) =>
    project.routes.has('/items') && serving(project, 'sql') ? undefined : 'no SQL service is attached',
  cache: (project: Project) => (serving(project, 'cache') ? undefined : 'no cache is attached'),
  queue: (project: Project) =>
    project.routes.has('/jobs') && serving(project, 'queue') ? undefined : 'no queue is attached',
  worker: (project: Project) =>
    needs.queue(project) ?? (project.processes['worker'] ? undefined : 'there is no worker'),
  scheduler: (project: Project) => (project.processes['scheduler'] ? undefined : 'there is no scheduler'),
  body: (project: Project) =>
    needs.sql(project) && needs.queue(project)
      ? 'no route takes a body or waits for a service, so no request can be held in flight'
      : undefined,
  ci: (project: Project) => (workflows(project).length > 0 ? undefined : 'the project has no CI workflow'),
} as const;

/** The paths of the project's CI workflows. */
export function workflows(project: Project): string[] {
  return project.files.filter((path) =>
    /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.ya?ml$/.test(path),
  );
}
