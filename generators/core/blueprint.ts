/** What a backing service can be used for. One service may serve several roles; each role has one provider. */
export type Role = 'sql' | 'cache' | 'queue';

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

/** How a container is asked whether it serves yet. `command` is one shell line run inside that container. */
export interface Healthcheck {
  readonly command: string;
  /** Seconds in which a failing check does not count. */
  readonly startPeriod: number;
}

/** A platform's own form of a service: what a target's templates need to have it made and bound by reference. */
export interface Managed {
  readonly product: string;
  /** The smallest size that keeps data, as the platform spells it. */
  readonly plan: string;
  /** What the platform calls this kind of thing, where it knows several. */
  readonly kind?: string;
  /** Settings of the platform's own, as its manifest spells them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Shell lines that make it where no manifest can; `{name}` is the project's name. */
  readonly setup?: readonly string[];
  /** A shell line that gives it a new password. */
  readonly rotate?: string;
  /** What its owner should know, in one clause of Markdown. */
  readonly note?: string;
}

/** An attached resource (factor IV): the application knows it by one URL in one variable. */
export interface BackingService {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly roles: readonly Role[];
  /** What it speaks: the driver, not the product. MySQL and MariaDB, Redis and Valkey share one. */
  readonly protocol: string;
  readonly variable: string;
  /** `{password}` and `{host}` are filled in by whoever attaches it. */
  readonly url: string;
  readonly port: number;
  readonly image: string;
  /** Environment of the service's own container; `{password}` where the password goes. */
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** The variable of `.env` that holds the local container's password; absent: it has none. */
  readonly password?: string;
  /** A shell line run in its container that gives the user `app` the password in `$NEW`: there where `password` is. */
  readonly setPassword?: string;
  readonly healthcheck: Healthcheck;
  /** Where its data lives in its container. */
  readonly volume: string;
  /** Seconds that it needs to stop cleanly. */
  readonly stopGrace: number;
  /** Its managed forms by target; where there is none, its URL comes from a secret that the owner sets. */
  readonly managed?: Readonly<Record<string, Managed>>;
}

/** A command that a person or CI runs on the project's source. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly run: string;
}

/** The ecosystem's commands (factors II and V), as shell lines for the project's root. */
export interface Toolchain {
  readonly setup: string;
  /** Prefix under which the project's `app` runs from a checkout. */
  readonly exec: string;
  /** Formatter, linter and type checker, in CI's order. */
  readonly checks: readonly Task[];
  readonly test: string;
  readonly fix: string;
  /** Fails where the models call for a migration that does not exist. */
  readonly drift: string;
  /** The package ecosystem's name in Dependabot. */
  readonly dependabot: string;
  /** Writes the committed API description anew. */
  readonly openapi: string;
  /** Files and folders that go into the image: a change of theirs calls for a new one. */
  readonly sources: readonly string[];
  /** What the tools leave in a checkout, for `.gitignore`. */
  readonly ignored: readonly string[];
  /** Spaces of indentation by glob, where they are not two. */
  readonly indents: Readonly<Record<string, number>>;
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
