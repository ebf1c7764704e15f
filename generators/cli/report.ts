import type { Exit } from './exit.ts';

/** What happened to one path. */
export type Outcome =
  | 'created'
  | 'unchanged'
  | 'updated'
  | 'merged'
  | 'conflict'
  | 'kept'
  | 'kept-deleted'
  | 'deleted'
  | 'orphaned';

/** What a run did: the one JSON document of `--json`. `next` holds the commands that remain to be run. */
export interface Report {
  readonly report: 1;
  readonly verb: string;
  /** The generator's version. */
  readonly version: string;
  /** The version that the project was last rendered with, where there was one. */
  readonly from?: string;
  readonly exit: Exit;
  readonly dir: string;
  readonly files: readonly { readonly path: string; readonly outcome: Outcome }[];
  readonly warnings: readonly string[];
  readonly next: readonly string[];
  /** What went wrong, a line each; absent where nothing did. */
  readonly errors?: readonly string[];
}
