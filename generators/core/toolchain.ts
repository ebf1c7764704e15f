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
