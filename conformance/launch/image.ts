import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, notOver, succeed } from '../system/command.ts';
import { temporaryFolder } from '../system/folder.ts';
import type { Undoing } from '../system/undo.ts';
import { until } from '../system/wait.ts';
import type { Launch, Launcher } from './launcher.ts';
import { type Running, watch } from './running.ts';
import { cidFile, follow } from './starting.ts';

let containers = 0;

/** What of `docker run` a check may set beside the process itself. */
export interface ContainerOptions extends Launch {
  /** More options of `docker run`. */
  readonly docker?: readonly string[];
  /** In place of `app COMMAND`; empty for the image's own. */
  readonly argv?: readonly string[];
}

/** A process of the application in a container in the foreground. */
export interface Contained extends Running {
  readonly container: string;
}

/**
 * Starts `app` from its image as if it were installed here: on the host's network and among the host's processes,
 * where it is not PID 1, so that signals have the effect that they have on any process.
 */
export function imageLauncher(image: string, undoing: Undoing): Launcher {
  const host = ['--network', 'host', '--pid', 'host'];
  return {
    kind: 'image',
    launch: (launch) => runContainer(image, undoing, { ...launch, docker: host }),
  };
}

/** `docker run` in the foreground. */
export async function runContainer(
  image: string,
  undoing: Undoing,
  options: ContainerOptions,
): Promise<Contained> {
  const { command: app, env, dotenv, folder, input, docker = [], argv = ['app', ...app] } = options;
  containers += 1;
  const name = `conf-${process.pid}-${containers}`;
  const removed = undoing.add(['docker', 'rm', '--force', '--volumes', name]);
  const mounts = folder ? ['--volume', `${folder}:${folder}:ro`] : [];
  if (dotenv !== undefined) {
    const own = temporaryFolder();
    undoing.add(['rm', '-rf', own]);
    writeFileSync(join(own, '.env'), dotenv);
    mounts.push('--volume', `${join(own, '.env')}:${await workingFolder(image)}/.env:ro`);
  }
  const variables = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const flags = ['--name', name, '--label', 'conformance'];
  // What is timed is asked when it began and ended, hence must still be there then.
  if (!options.timed) flags.push('--rm');
  if (!options.checked) flags.push('--no-healthcheck');
  if (input) flags.push('--interactive');
  const { flags: cid, file } = cidFile(name);
  await notOver();
  const child = spawn(
    'docker',
    ['run', ...cid, ...flags, ...docker, ...mounts, ...variables, image, ...argv],
    {
      detached: true,
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    },
  );
  child.on('error', () => {});
  follow(child, file);
  const running: Running = watch(child, argv.join(' '), {
    async signal(signal) {
      // Until the container exists there is nobody to signal.
      await until(`${signal} to ${argv.join(' ')}`, 60_000, async () => {
        const { status } = await command(['docker', 'kill', '--signal', signal, name]);
        return status === 0 || running.exit() !== undefined;
      });
    },
    async written() {
      const { stdout } = await command(['docker', 'diff', name]);
      return stdout.split('\n').flatMap((line) => (line.startsWith('A ') ? [line.slice(2)] : []));
    },
    async processes() {
      const { stdout } = await command(['docker', 'top', name, '-o', 'pid']);
      return stdout.trim().split('\n').length - 1;
    },
    async began() {
      const started = await succeed(['docker', 'inspect', '--format', '{{.State.StartedAt}}', name]);
      return Date.parse(started.trim());
    },
    async lasted() {
      const format = '{{.State.StartedAt}} {{.State.FinishedAt}}';
      const times = await succeed(['docker', 'inspect', '--format', format, name]);
      const [began = 0, ended = 0] = times.trim().split(' ').map(Date.parse);
      await removed.now();
      return ended - began;
    },
  });
  if (!options.timed) void running.exited.then(removed.forget);
  return { ...running, container: name };
}

/** The image's WORKDIR. */
export async function workingFolder(image: string): Promise<string> {
  return (await succeed(['docker', 'image', 'inspect', '--format', '{{.Config.WorkingDir}}', image])).trim();
}
