import { environmentOf } from './compose.ts';
import type { Variable } from './dotenv.ts';
import type { Project } from './project.ts';

/** The names that compose gives to the application's processes: what the application is configured by. */
export function applicationVariables({ processes }: Project): string[] {
  return [
    ...new Set(Object.values(processes).flatMap((service) => Object.keys(environmentOf(service)))),
  ].sort();
}

/** The entries of `.env.example` that only fill in the compose file: the passwords of local containers. */
export function composeOnly(project: Project): Variable[] {
  const own = new Set(applicationVariables(project));
  const texts = Object.keys(project.composeFiles).map((path) => project.read(path) ?? '');
  return project.variables.filter(
    ({ name }) => !own.has(name) && texts.some((text) => new RegExp(`\\$\\{?${name}\\b`).test(text)),
  );
}

/** The entries of `.env.example` that configure the application. */
export function documented(project: Project): Variable[] {
  const others = new Set(composeOnly(project));
  return project.variables.filter((variable) => !others.has(variable));
}

/** The variables without which the application does not start: those said to be required, and the URLs. */
export function required(project: Project): string[] {
  const urls = new Set(project.attached.map(({ variable }) => variable));
  return documented(project)
    .filter(({ name, required: stated }) => stated || urls.has(name))
    .map(({ name }) => name);
}
