import type { BackingService, Role } from './backing-service.ts';
import type { Toolchain } from './toolchain.ts';

/** A library of the rendered project, with the version range that its manifest states. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
}

/**
 * One entry of the environment (factor III). Everything that varies between deploys is here and only here:
 * the settings schema, `.env.example`, the README table, compose and every manifest iterate over this list.
 */
export interface Variable {
  readonly name: string;
  readonly summary: string;
  readonly type: 'string' | 'integer' | 'number' | 'url' | 'choice';
  /** Absent: the variable is required. */
  readonly default?: string;
  /** What `.env.example` gives it where it has no default: the URL of a local container. */
  readonly example?: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Which number of the platform it must agree with: manifests set it beside that number, and nobody else does. */
  readonly platform?: 'port' | 'shutdown';
  /** Never printed, never given a literal value in a manifest; `NAME_FILE` may name a file that holds it. */
  readonly secret: boolean;
}

/** A process type (factors VI and VIII): the same image with another command, scaled alone. */
export interface Process {
  readonly name: string;
  readonly summary: string;
  readonly command: readonly string[];
  /** Asks this process whether it is well; exits 0 or 1. */
  readonly healthcheck: readonly string[];
  /** Whether it binds `PORT`. */
  readonly http: boolean;
  /** Whether two of it at once would do the work twice. */
  readonly singleton: boolean;
  /** How many of it production starts with. */
  readonly replicas: number;
}

/** The catalogue's one table of versions, by name. Every value that a template pins comes from here. */
export interface Versions {
  /** Container images with their full tags. */
  readonly images: Readonly<Record<string, string>>;
  /** Language runtimes and tools. */
  readonly tools: Readonly<Record<string, string>>;
  /** GitHub Actions, pinned by commit; the tag is what people read. */
  readonly actions: Readonly<Record<string, { readonly sha: string; readonly tag: string }>>;
}

/** A single run of `app` on the same release (factor XII). */
export interface AdminCommand {
  readonly command: readonly string[];
  readonly summary: string;
}

/** Seconds. `preStop + timeout + margin = grace`: one number rules, the others follow (factor IX). */
export interface Shutdown {
  readonly preStop: number;
  readonly timeout: number;
  readonly margin: number;
  readonly grace: number;
}

/** What one process needs when it is at work. Manifests ask for it; memory is also its limit. */
export interface Resources {
  /** Thousandths of a core. */
  readonly cpu: number;
  /** Mebibytes. */
  readonly memory: number;
}

/** What an id stands for, for people. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** A chosen target, as others see it. */
export interface Deployable extends Named {
  /** Whether the platform trusts CI's own identity, so that CI keeps no key of it. */
  readonly oidc: boolean;
  /** Whether it is Docker that runs the containers, so that a logging driver can be set. */
  readonly docker: boolean;
}

/**
 * The whole project before any file exists. Frameworks, services and processes contribute to it;
 * templates and targets read nothing else, so that no file knows two axes.
 */
export interface Blueprint {
  readonly name: string;
  readonly description: string;
  readonly license: string;
  readonly generatorVersion: string;
  readonly framework: Named & { readonly homepage: string };
  readonly language: Named & { readonly version: string };
  readonly targets: readonly Deployable[];
  readonly ci: string;
  readonly logs: string;
  readonly port: number;
  readonly user: number;
  /** Where a target's templates read it, this is the target's own. */
  readonly shutdown: Shutdown;
  readonly resources: Resources;
  readonly processes: readonly Process[];
  readonly admin: readonly AdminCommand[];
  /** The release-phase command; absent where no attached service has a schema. */
  readonly migrate?: readonly string[];
  readonly variables: readonly Variable[];
  /** Attached services, in the catalogue's order: one provider for each role. */
  readonly services: readonly BackingService[];
  /** Every SQL engine that was named, the attached one first: the application speaks each of them. */
  readonly engines: readonly BackingService[];
  /** Which service serves a role. */
  readonly providers: Readonly<Partial<Record<Role, BackingService>>>;
  readonly dependencies: readonly Dependency[];
  readonly devDependencies: readonly Dependency[];
  readonly toolchain: Toolchain;
  readonly versions: Versions;
  /** What is present, by name: `sql`, `queue-redis`, `worker`, `target-compose`, … Template folders `+name` ask for these. */
  readonly traits: ReadonlySet<string>;
}
