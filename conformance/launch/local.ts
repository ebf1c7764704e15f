import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { notOver, succeed } from '../system/command.ts';
import { filesUnder, temporaryFolder } from '../system/folder.ts';
import type { Undoing } from '../system/undo.ts';
import type { Launcher } from './launcher.ts';
import { watch } from './running.ts';

/** Where the ecosystems install a project's own executables. */
const FOLDERS = ['.venv/bin', 'node_modules/.bin', 'bin'];

/** The prefix under which `app` runs on this machine, or undefined where it is not installed. */
export function localPrefix(dir: string): string[] | undefined {
  const folder = FOLDERS.find((candidate) => existsSync(join(dir, candidate, 'app')));
  return folder === undefined ? undefined : [join(dir, folder, 'app')];
}

/** Starts `app` as a child process, in a group and an empty working folder of its own. */
export function localLauncher(prefix: readonly string[], undoing: Undoing): Launcher {
  const [program = '', ...args] = prefix;
  const search = [program.slice(0, program.lastIndexOf('/')), process.env['PATH']].join(delimiter);
  return {
    kind: 'local',
    async launch({ command, env, dotenv, input }) {
      await notOver();
      const cwd = temporaryFolder();
      const removed = undoing.add(['rm', '-rf', cwd]);
      if (dotenv !== undefined) writeFileSync(join(cwd, '.env'), dotenv);
      const child = spawn(program, [...args, ...command], {
        cwd,
        env: { PATH: search, HOME: cwd, ...env },
        detached: true,
        stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
      });
      child.on('error', () => {});
      const began = Date.now();
      const startedAt = performance.now();
      const group = -(child.pid ?? 0);
      const killed = undoing.add(['kill', '-KILL', '--', String(group)]);
      const running = watch(child, ['app', ...command].join(' '), {
        async signal(name) {
          // All of its group where it is to be gone, the process alone where it is asked to end.
          try {
            process.kill(name === 'SIGKILL' ? group : -group, name);
          } catch {
            // It has ended meanwhile.
          }
        },
        began: () => Promise.resolve(began),
        lasted: ({ at }) => Promise.resolve(at - startedAt),
        written: async () => filesUnder(cwd).filter((path) => path !== '.env'),
        processes: async () =>
          (await succeed(['ps', '-o', 'pid=', '-g', String(-group)])).trim().split('\n').length,
      });
      void running.exited.then(killed.now).then(removed.now);
      return running;
    },
  };
}
