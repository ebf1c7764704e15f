import type { BackingService } from './backing-service.ts';
import type {
  AdminCommand,
  Blueprint,
  Dependency,
  Named,
  Process,
  Resources,
  Shutdown,
  Variable,
  Versions,
} from './blueprint.ts';
import type { Toolchain } from './toolchain.ts';
import type { Ownership } from './tree.ts';

/** What one layer of templates adds to the model. Every list may be empty. */
export interface Contribution {
  readonly dependencies?: readonly Dependency[];
  readonly devDependencies?: readonly Dependency[];
  readonly variables?: readonly Variable[];
  readonly admin?: readonly AdminCommand[];
}

/**
 * A folder of templates and what belongs to it. `when` is the sparse table of the cross terms:
 * what a trait (`sql`, `queue-redis`, `worker`, …) costs in this layer, beside its `+trait` folder.
 */
export interface Layer extends Contribution {
  readonly when?: Readonly<Record<string, Contribution>>;
  /** Paths whose ownership is not `merged`: an exact path, or `folder/**`. */
  readonly ownership?: Readonly<Record<string, Ownership>>;
  /** One line of purpose for a file or folder (ending in `/`) that this layer writes. */
  readonly purposes?: Readonly<Record<string, string>>;
  /** Files that were renamed since a version: an update carries the owner's edits along. */
  readonly moves?: readonly Move[];
}

/** A rename of a template's output, declared so that an update follows it. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** The first generator version that renders `to`. */
  readonly since: string;
}

/** How the ecosystem's tool makes the lockfile, on the host or in a container. */
export interface Lock {
  readonly manifest: string;
  readonly lockfile: string;
  /** The tool and its arguments; `update` keeps every locked version that still satisfies the manifest. */
  readonly command: readonly [tool: string, ...args: string[]];
  /** The same where the tool is absent: an image and a shell line run in the project's folder. */
  readonly container: { readonly image: string; readonly run: string };
}

/** A programming language: the parts of a project that its frameworks share. */
export interface Language extends Named, Layer {
  readonly kind: 'language';
  /** The runtime's version as its version file, image and CI state it. */
  readonly version: string;
  readonly toolchain: Toolchain;
  readonly resources: Resources;
  readonly lock: Lock;
}

/** A web framework: a folder of templates over its language's. */
export interface Framework extends Named, Layer {
  readonly kind: 'framework';
  readonly language: string;
  readonly homepage: string;
  /** Traits that it adds, for overlays of its language that only some frameworks share. */
  readonly traits?: readonly string[];
}

/** A backing service of the catalogue. */
export interface Service extends BackingService {
  readonly kind: 'service';
}

/** A process type of the catalogue. `needs` is a role that some attached service must be able to serve. */
export interface ProcessType extends Named {
  readonly kind: 'process';
  readonly process: Process;
  readonly required?: boolean;
  readonly needs?: 'queue';
  readonly variables?: readonly Variable[];
}

/** Why a project cannot be had that way, and which flag to change. */
export interface Refusal {
  readonly flag: string;
  readonly reason: string;
}

/** A place to deploy to: it reads the Blueprint alone. */
export interface Target extends Named, Layer {
  readonly kind: 'target';
  /** Its own numbers, where the platform does not let a project choose. */
  readonly shutdown?: Shutdown;
  /** Whether the platform trusts CI's own identity, so that CI keeps no key of it. */
  readonly oidc?: true;
  /** Whether it is Docker that runs the containers, so that a logging driver can be set. */
  readonly docker?: true;
  /** Why this platform cannot run that project; undefined where it can. The project is as this target sees it. */
  readonly refuses?: (app: Blueprint) => Refusal | undefined;
}

/** A continuous-integration provider. */
export interface Ci extends Named, Layer {
  readonly kind: 'ci';
}

/** Where logs go after standard output; the application is untouched by it. */
export interface Logs extends Named, Layer {
  readonly kind: 'logs';
  /** Why the logs of that project cannot go there; undefined where they can. */
  readonly refuses?: (app: Blueprint) => Refusal | undefined;
}

/** Everything that can be chosen, each list in the order shown. */
export interface Catalog {
  readonly version: string;
  readonly versions: Versions;
  readonly common: Layer;
  readonly languages: readonly Language[];
  readonly frameworks: readonly Framework[];
  readonly services: readonly Service[];
  readonly processes: readonly ProcessType[];
  readonly targets: readonly Target[];
  readonly ci: readonly Ci[];
  readonly logs: readonly Logs[];
  readonly licenses: readonly Named[];
}
