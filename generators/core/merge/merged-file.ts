import type { File } from '../tree.ts';
import type { Contents } from './contents.ts';
import type { Conflict } from './markers.ts';

/** What became of a path, in the words of the JSON report (CLI.md). */
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

/** What stands at a path of the project. What is not a regular file is never followed, written or removed. */
export type OnDisk = { readonly contents: Contents; readonly executable: boolean } | 'symlink' | 'folder';

/**
 * What is to be done with one path. `contents` is there exactly when the path is to be written, with the
 * executable bit beside it; `deleted` is the one outcome that removes something; every other leaves the path
 * as it stands.
 */
export interface MergedFile {
  readonly path: string;
  readonly outcome: Outcome;
  readonly contents?: Contents;
  readonly executable?: boolean;
  /** Where the markers stand in `contents`. */
  readonly conflicts?: readonly Conflict[];
  /** A conflict in which the owner's file stays as it is: the path that the new render is offered at. */
  readonly offeredAt?: string;
  /** What stands in the way at the path itself or above it; nothing is written then. */
  readonly blockedBy?: 'symlink' | 'folder' | 'file';
  /** A `derived` file that no longer fits what it is derived from: its tool has to resolve it again. */
  readonly stale?: true;
  readonly movedFrom?: string;
  readonly movedTo?: string;
}

/** The decision about one file, before it has a path. */
export type Decision = Omit<MergedFile, 'path'> & { readonly offer?: File };

/**
 * What a new render is offered under where it cannot be merged: `logo.png.now-generated`, in the words of the
 * markers.
 */
export const offerSuffix = '.now-generated';
