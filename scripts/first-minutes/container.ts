import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node, what brought the checkout, and the client of an engine that runs elsewhere: nothing else. */
const DOCKERFILE = `FROM node:24-slim
RUN apt-get update && apt-get install --yes --no-install-recommends git docker-cli docker-compose docker-buildx
USER node
ENV NPM_CONFIG_PREFIX=/home/node/.npm-global PATH=/home/node/.npm-global/bin:$PATH NPM_CONFIG_UPDATE_NOTIFIER=false
RUN git config --global user.name You && git config --global user.email you@example.com
`;

/** A machine of somebody who has just begun. */
export interface Machine {
  readonly container: string;
  /** The folder that all is done in: the same path inside and outside, for the engine to find. */
  readonly folder: string;
}

/** Starts it, with a clone of this checkout and some empty folders in it. */
export function start(folders: readonly string[]): Machine {
  const run = (program: string, args: readonly string[], input?: string): string =>
    execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(input && { input }),
    }).trim();
  const image = run('docker', ['build', '--quiet', '-'], DOCKERFILE);
  const folder = mkdtempSync(join(tmpdir(), 'first-minutes-'));
  const socket = '/var/run/docker.sock';
  const volumes = [`${socket}:${socket}`, `${folder}:${folder}`].flatMap((volume) => ['--volume', volume]);
  const group = ['--group-add', String(statSync(socket).gid)];
  const container = run('docker', [
    'run',
    '--detach',
    '--rm',
    ...group,
    ...volumes,
    image,
    'sleep',
    'infinity',
  ]);
  run('git', ['clone', '--quiet', process.cwd(), join(folder, 'generator-twelve-factor')]);
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  run('docker', ['exec', '--user', 'root', container, 'chown', '--recursive', 'node:node', folder]);
  return { container, folder };
}

/** Takes it away with all that was made in it, whoever owns it. */
export function stop({ container, folder }: Machine): void {
  // Where a command in between failed, what was started runs still.
  execFileSync('docker', ['compose', '--project-name', 'my-service', 'down', '--volumes', '--rmi', 'local'], {
    stdio: 'ignore',
  });
  execFileSync('docker', ['exec', '--user', 'root', container, 'find', folder, '-mindepth', '1', '-delete']);
  execFileSync('docker', ['rm', '--force', container], { stdio: 'ignore' });
}
