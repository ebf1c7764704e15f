import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../project/compose.ts';
import type { Project } from '../project/project.ts';
import { command, succeed } from '../system/command.ts';
import { temporaryFolder } from '../system/folder.ts';
import { freePort } from '../system/ports.ts';
import type { Undoing } from '../system/undo.ts';
import type { Place } from './protocol.ts';
import { openSession } from './session.ts';

/** The project's backing services, running under a compose project of the suite's own. */
export interface Services {
  /** The way into each, by the variable that attaches it. */
  readonly roots: ReadonlyMap<string, Place>;
  /** Passwords that were made for this run: none may ever be printed. */
  readonly secrets: readonly string[];
}

/** The environment in which compose runs: nothing of this machine's may fill in the file's variables. */
export const CLEAN: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(PATH|HOME|DOCKER_.*|TMPDIR|XDG_.*)$/.test(name)),
);

/** `.env.example` with passwords of this run in place of the example's, for compose to fill in. */
export function environmentFile(project: Project, secrets: string[]): string {
  const own = new Set(Object.keys(environmentOf(project.processes['web'])));
  return project.variables
    .filter(({ name }) => !own.has(name))
    .map(({ name, value }) => {
      if (!/PASSWORD|SECRET|TOKEN|KEY/.test(name)) return `${name}=${value}\n`;
      const secret = `s3cr3t${Math.random().toString(36).slice(2)}`;
      secrets.push(secret);
      return `${name}=${secret}\n`;
    })
    .join('');
}

/** Starts the backing services of `compose.yaml` with ports of this machine, and waits until they are healthy. */
export async function startServices(project: Project, name: string, undoing: Undoing): Promise<Services> {
  const secrets: string[] = [];
  const roots = new Map<string, Place>();
  if (project.attached.length === 0) return { roots, secrets };
  const folder = temporaryFolder({ env: environmentFile(project, secrets) });
  undoing.add(['rm', '-rf', folder]);
  const base = ['docker', 'compose', '-p', name, '-f', join(project.dir, 'compose.yaml')];
  const options = { cwd: project.dir, env: CLEAN };
  const first = [...base, '--env-file', join(folder, 'env')];
  const resolved = JSON.parse(await succeed([...first, 'config', '--format', 'json'], options)) as {
    services: Record<string, { environment?: Record<string, string> }>;
  };
  const ports = new Map<string, number>();
  let override = 'services:\n';
  for (const { service, variable } of project.attached) {
    const url = new URL(resolved.services['web']?.environment?.[variable] ?? '');
    const port = await freePort();
    ports.set(service, port);
    const inside = url.port || String(DEFAULT_PORTS[url.protocol] ?? '');
    override += `  ${service}:\n    restart: "no"\n    ports: !override ["127.0.0.1:${port}:${inside}"]\n`;
  }
  writeFileSync(join(folder, 'override.yaml'), override);
  const compose = [...base, '-f', join(folder, 'override.yaml'), '--env-file', join(folder, 'env')];
  undoing.add([...compose, 'down', '--volumes', '--remove-orphans', '--timeout', '0']);
  await succeed(
    [...compose, 'up', '--detach', '--wait', ...new Set(project.attached.map(({ service }) => service))],
    options,
  );
  for (const { service, variable } of project.attached) {
    const url = new URL(resolved.services['web']?.environment?.[variable] ?? '');
    url.hostname = '127.0.0.1';
    url.port = String(ports.get(service));
    const id = (await succeed([...compose, 'ps', '--quiet', service], options)).trim();
    roots.set(variable, {
      url,
      tool: async (argv, input) =>
        (await succeed(['docker', 'exec', '-i', id, ...argv], input === undefined ? {} : { input })).trim(),
      session: (argv) => openSession(['docker', 'exec', '-i', id, ...argv]),
    });
  }
  return { roots, secrets };
}

/** Whether Docker answers. */
export async function hasDocker(): Promise<boolean> {
  const { status } = await command(['docker', 'info', '--format', 'ok']).catch(() => ({ status: 1 }));
  return status === 0;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'postgresql:': 5432,
  'postgres:': 5432,
  'mysql:': 3306,
  'redis:': 6379,
  'amqp:': 5672,
};
