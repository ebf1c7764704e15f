/** What a backing service can be used for. One service may serve several roles; each role has one provider. */
export type Role = 'sql' | 'cache' | 'queue';

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
