import { sameFile, textOf } from './merge/contents.ts';
import { findMarkers } from './merge/markers.ts';
import type { File } from './tree.ts';

/**
 * Who changed a file since it was last rendered: `ours` means that this version renders it differently, `missing`
 * that you deleted it, `conflicted` that markers stand in it.
 */
export type FileStatus = 'untouched' | 'yours' | 'ours' | 'both' | 'missing' | 'conflicted';

/** The status of one path. An unknown base makes every difference `both`. */
export function statusOf(
  base: File | undefined,
  mine: Pick<File, 'contents' | 'executable'> | undefined,
  next: File | undefined,
): FileStatus {
  if (!mine) return base ? 'missing' : 'ours';
  const text = textOf(mine.contents);
  if (text !== undefined && findMarkers(text).length > 0) return 'conflicted';
  if (base === undefined) return next && sameFile(mine, next) ? 'untouched' : 'both';
  // What is written once is the owner's from then on.
  if (base.ownership === 'once') return sameFile(mine, base) ? 'untouched' : 'yours';
  const yours = !sameFile(mine, base);
  const ours = !next || !sameFile(base, next);
  if (yours && ours) return next && sameFile(mine, next) ? 'untouched' : 'both';
  if (yours) return 'yours';
  return ours ? 'ours' : 'untouched';
}
