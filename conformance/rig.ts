import { buildImage } from './launch/build.ts';
import { imageLauncher } from './launch/image.ts';
import type { Launcher } from './launch/launcher.ts';
import { localLauncher, localPrefix } from './launch/local.ts';
import type { Running } from './launch/running.ts';
import type { Project } from './project/project.ts';
import { needs } from './project/traits.ts';
import { attach } from './services/attach.ts';
import type { Place } from './services/protocol.ts';
import { type Services, startServices } from './services/services.ts';
import { newScope, type Scope } from './system/scope.ts';
import { type Undoing, undoing } from './system/undo.ts';

/** What the checks of one run share. Each thing is made when the first check asks for it. */
export interface Rig {
  readonly project: Project;
  readonly undoing: Undoing;
  /** Ends with the run. */
  readonly scope: Scope;
  readonly image: () => Promise<string>;
  readonly launcher: () => Promise<Launcher>;
  readonly services: () => Promise<Services>;
  /** A database with all migrations applied, to copy from. */
  readonly migrated: () => Promise<ReadonlyMap<string, Place>>;
  /** Every process that any check has started: what they printed is searched for secrets. */
  readonly started: Running[];
  /** Whether the image was built by this run, from a checkout with things in it that belong into no image. */
  readonly built: boolean;
  /** Strings that no process may ever print. */
  readonly secrets: Set<string>;
}

/** What the command line says about how to run. */
export interface RigOptions {
  /** Runs `app` on this machine. */
  readonly exec?: readonly string[];
  /** Is used instead of building one. */
  readonly image?: string;
  /** Services that run already and outlast this rig. */
  readonly services?: () => Promise<Services>;
}

/** A rig for one project. */
export function newRig(project: Project, options: RigOptions = {}): Rig {
  const { exec, image } = options;
  const registry = undoing();
  const scope = newScope();
  const run = `conf-${process.pid}-${Date.now().toString(36)}`;
  const secrets = new Set<string>();
  const rig: Rig = {
    project,
    undoing: registry,
    scope,
    image: once(async () => image ?? (await buildImage(project, `${run}:built`, registry))),
    launcher: once(async () => {
      const prefix = exec ?? localPrefix(project.dir);
      return prefix ? localLauncher(prefix, registry) : imageLauncher(await rig.image(), registry);
    }),
    services: once(async () => {
      const services = await (options.services?.() ?? startServices(project, run, registry));
      for (const secret of services.secrets) secrets.add(secret);
      return services;
    }),
    migrated: once(() => migrate(rig)),
    started: [],
    built: image === undefined,
    secrets,
  };
  return rig;
}

async function migrate(rig: Rig): Promise<ReadonlyMap<string, Place>> {
  if (needs.sql(rig.project)) return new Map();
  const attachments = await attach(await rig.services(), rig.scope);
  const launcher = await rig.launcher();
  const running = await launcher.launch({ command: ['migrate'], env: attachments.env });
  rig.started.push(running);
  const { status } = await running.exited;
  if (status !== 0) throw new Error(`app migrate exited with ${status}: ${tail(running)}`);
  return new Map(attachments.all.map(({ variable, place }) => [variable, place]));
}

/** The end of what a process printed, for a message. */
export function tail(running: Running): string {
  return `${running.stdout()}${running.stderr()}`.trim().slice(-1200);
}

/** Makes something when it is first asked for, and only then. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
