import type { Outcome } from '../core/merge/merged-file.ts';
import type { Exit } from './exit.ts';

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
  /** `lines`: where the conflicts of a file stand. */
  readonly files: readonly {
    readonly path: string;
    readonly outcome: Outcome;
    readonly lines?: readonly number[];
  }[];
  readonly warnings: readonly string[];
  readonly next: readonly string[];
  /** What went wrong, a line each; absent where nothing did. */
  readonly errors?: readonly string[];
}
