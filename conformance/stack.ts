import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rig } from './rig.ts';
import { CLEAN, environmentFile } from './services/services.ts';
import { command, type Result, succeed } from './system/command.ts';
import { temporaryFolder } from './system/folder.ts';

/** The whole project under compose: its own file, with the image that is tested and ports of this machine. */
export interface Stack {
  readonly compose: (...args: readonly string[]) => Promise<Result>;
  /** Ports of this machine, one for each instance of web. */
  readonly ports: () => Promise<number[]>;
}

const made = new WeakMap<Rig, Promise<Stack>>();

/** The run's one stack, with two instances of web; it is started when the first check asks. */
export function sharedStack(rig: Rig): Promise<Stack> {
  const existing = made.get(rig);
  if (existing) return existing;
  const stack = start(rig);
  made.set(rig, stack);
  return stack;
}

async function start(rig: Rig): Promise<Stack> {
  const { project } = rig;
  const secrets: string[] = [];
  const folder = temporaryFolder({ env: environmentFile(project, secrets) });
  for (const secret of secrets) rig.secrets.add(secret);
  rig.undoing.add(['rm', '-rf', folder]);
  const image = await rig.image();
  // An engine without an init cannot run `init: true`; whether one is needed is another check's matter.
  const init = /init version: N\/A/.test((await command(['docker', 'info'])).stdout)
    ? '\n    init: false'
    : '';
  const services = Object.keys(project.processes).map((name) => {
    const ports = name === 'web' ? '\n    ports: !override ["127.0.0.1::8080"]' : '';
    return `  ${name}:\n    image: ${image}\n    build: !reset null${init}${ports}\n`;
  });
  writeFileSync(join(folder, 'override.yaml'), `services:\n${services.join('')}`);
  const files = ['-f', join(project.dir, 'compose.yaml'), '-f', join(folder, 'override.yaml')];
  const name = `conf-stack-${process.pid}-${Date.now().toString(36)}`;
  const base = ['docker', 'compose', '-p', name, ...files, '--env-file', join(folder, 'env')];
  const options = { cwd: project.dir, env: CLEAN };
  rig.undoing.add([...base, 'down', '--volumes', '--remove-orphans', '--timeout', '0']);
  const compose = (...args: readonly string[]) => command([...base, ...args], options);
  return {
    compose,
    async ports() {
      const found = [1, 2].map(async (index) => {
        const text = await succeed([...base, 'port', '--index', String(index), 'web', '8080'], options);
        return Number(text.trim().split(':').at(-1));
      });
      return Promise.all(found);
    },
  };
}
