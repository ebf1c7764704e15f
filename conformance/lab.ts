import { broken } from './check.ts';
import { type Contained, runContainer } from './launch/image.ts';
import type { Launch } from './launch/launcher.ts';
import type { Exit, Running } from './launch/running.ts';
import type { Project } from './project/project.ts';
import { type Rig, tail } from './rig.ts';
import { type Attachments, attach } from './services/attach.ts';
import { tryAsk } from './system/http.ts';
import { freePort } from './system/ports.ts';
import type { Scope } from './system/scope.ts';
import { until, within } from './system/wait.ts';

/** Milliseconds that a wait may take at most where the contract sets no time. */
export const PATIENCE = 60_000;

/** A web process that answers. */
export interface Web {
  readonly port: number;
  readonly running: Running;
}

/** What one check works with: whatever it starts ends with it. */
export interface Lab {
  readonly project: Project;
  readonly rig: Rig;
  readonly scope: Scope;
  /** Backing services of this check's own: empty, or with all migrations applied. */
  readonly attach: (state?: 'empty' | 'migrated') => Promise<Attachments>;
  /** Starts a process of the application. */
  readonly launch: (launch: Launch) => Promise<Running>;
  /** Starts a container of the image, with these options of `docker run`: PID 1 in it, unlike a launched process. */
  readonly contain: (launch: Launch, docker: readonly string[]) => Promise<Contained>;
  /** Runs a command of the application to its end. */
  readonly run: (launch: Launch) => Promise<Running & { readonly end: Exit }>;
  /** Starts a web process and waits until it answers. */
  readonly web: (env: Readonly<Record<string, string>>, more?: Partial<Launch>) => Promise<Web>;
  /** Starts a worker or a scheduler and waits until it is at work. */
  readonly background: (process: string, env: Readonly<Record<string, string>>) => Promise<Running>;
}

/** The lab of one check. */
export function newLab(rig: Rig, scope: Scope): Lab {
  const launch = async (options: Launch) => {
    const running = await (await rig.launcher()).launch(options);
    rig.started.push(running);
    scope.defer(running.kill);
    return running;
  };
  return {
    project: rig.project,
    rig,
    scope,
    attach: async (state = 'migrated') =>
      attach(await rig.services(), scope, state === 'migrated' ? await rig.migrated() : undefined),
    launch,
    async contain(options, docker) {
      const running = await runContainer(await rig.image(), rig.undoing, { ...options, docker });
      rig.started.push(running);
      scope.defer(running.kill);
      return running;
    },
    async run(options) {
      const running = await launch(options);
      const end = await within(PATIENCE, running.exited);
      if (!end) throw broken(`${running.command} to end`, 'it still runs after a minute');
      return { ...running, end };
    },
    async web(env, more = {}) {
      const port = Number(env['PORT'] ?? (await freePort()));
      const running = await launch({ command: ['web'], env: { ...env, PORT: String(port) }, ...more });
      await answering(running, port);
      return { port, running };
    },
    async background(process, env) {
      const running = await launch({ command: [process], env });
      await until(
        `app ${process} to say that it has started`,
        PATIENCE,
        () => {
          if (running.exit()) throw broken(`app ${process} to run`, ended(running));
          return running.stdout().includes('\n');
        },
        () => ended(running),
      );
      return running;
    },
  };
}

/** Waits until a web process answers, whatever state its backing services are in. */
export async function answering(running: Running, port: number): Promise<void> {
  await until(
    'GET /health/live to answer 200',
    PATIENCE,
    async () => {
      if (running.exit()) throw broken('app web to run', ended(running));
      return (await tryAsk(port, '/health/live', { timeout: 2000 }))?.status === 200;
    },
    () => ended(running),
  );
}

/** How a process ended, or that it runs, with the end of what it printed. */
export function ended(running: Running): string {
  const exit = running.exit();
  return `${exit ? `exit status ${exit.status}` : 'it runs'}, having printed: ${tail(running) || 'nothing'}`;
}

/** Waits for a process to end, and returns how. */
export async function ending(running: Running, milliseconds: number, when: string): Promise<Exit> {
  const exit = await within(milliseconds, running.exited);
  if (!exit)
    throw broken(`${running.command} to end ${when} within ${milliseconds / 1000} s`, 'it still runs');
  return exit;
}
