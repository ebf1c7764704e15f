import { type FileTree, foldersOf } from '../tree.ts';
import { sameContents, sameFile } from './contents.ts';
import { type FileMerge, mergeFile } from './file.ts';
import { type Decision, type MergedFile, type OnDisk, offerSuffix } from './merged-file.ts';
import { type Move, movesToMake } from './moves.ts';
import type { KnownNames } from './text.ts';

/** Three trees of one project. */
export interface Trees {
  /** What was rendered last; undefined where that is lost. */
  readonly base: FileTree | undefined;
  /** What stands on disk, at least at every path that `pathsToRead` names. */
  readonly mine: ReadonlyMap<string, OnDisk>;
  readonly next: FileTree;
  readonly moves?: readonly Move[];
  /** Formats of files whose name does not tell it. */
  readonly names?: KnownNames;
}

type Regular = Exclude<OnDisk, string>;

/** What becomes of the old path of a file that a template moved. */
type Fate = 'moved' | 'stays';
type Fates = ReadonlyMap<string, Fate>;

/**
 * What an update does to a project, path by path, in code-unit order: the one operation behind `update`,
 * `add`, `remove` and `diff`. Pure: nothing is read or written. To carry it out, delete first, then write. A
 * path that none of the trees has ever rendered is never mentioned, and a file that stands where a new one of
 * ours would go is never overwritten: ours is offered beside it.
 */
export function mergeTrees(trees: Trees): readonly MergedFile[] {
  const { base, mine, next } = trees;
  const moves = base ? movesToMake(trees.moves ?? [], base, next) : new Map<string, string>();
  const found = new Map<string, MergedFile>();
  const put = (path: string, { offer, ...decision }: Decision): void => {
    if (!offer) return void found.set(path, { path, ...decision });
    const at = path + offerSuffix;
    const there = mine.get(at);
    const same = typeof there === 'object' && sameContents(there.contents, offer.contents);
    if (!there)
      found.set(at, { path: at, outcome: 'created', contents: offer.contents, executable: offer.executable });
    found.set(path, { path, ...decision, ...(!there || same ? { offeredAt: at } : {}) });
  };

  // A file whose move cannot be made stays where it is, edited or not: its new place has nothing of it.
  const fates = new Map<string, Fate>([...moves.values()].map((from) => [from, 'stays']));
  const makeMove = ([to, from]: readonly [string, string]): boolean => {
    const decision = move(trees, from, to, fates);
    if (!decision) return false;
    put(to, decision);
    fates.set(from, 'moved');
    if (mine.has(from)) put(from, { outcome: 'deleted', movedTo: to });
    return true;
  };
  // One move may make room for another.
  for (let left = [...moves], before = -1; left.length !== before; ) {
    before = left.length;
    left = left.filter((one) => !makeMove(one));
  }
  const rendered = new Set([...(base?.keys() ?? []), ...next.keys()]);
  for (const path of rendered) {
    if (found.has(path) || fates.get(path) === 'moved') continue;
    const decision = decide(trees, path, fates);
    if (decision) put(path, decision);
  }
  if (!base) {
    for (const { from } of trees.moves ?? []) {
      // Nobody can tell what it was; that it is no longer ours can be told.
      if (mine.has(from) && !next.has(from)) put(from, { outcome: 'orphaned' });
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function decide(trees: Trees, path: string, fates: Fates): Decision | undefined {
  const { base, mine, next } = trees;
  const there = mine.get(path);
  const above = obstacleAbove(trees, path, fates);
  const blockedBy = above ?? (typeof there === 'string' ? there : undefined);
  if (!blockedBy) {
    const decision = mergeFile(
      fileMerge(trees, path, base ? base.get(path) : 'lost', there as Regular | undefined),
    );
    return decision?.outcome === 'deleted' && fates.has(path) ? { outcome: 'orphaned' } : decision;
  }
  if (next.has(path)) return { outcome: 'kept', blockedBy };
  return base?.has(path) && blockedBy !== 'file' ? { outcome: 'orphaned', blockedBy } : undefined;
}

/**
 * The owner's file under its new name; undefined where the move cannot be made and each path is decided for
 * itself.
 */
function move(trees: Trees, from: string, to: string, fates: Fates): Decision | undefined {
  const { base, mine } = trees;
  const [origin, there, before] = [mine.get(from), mine.get(to), base?.get(from)];
  if (!before || typeof origin === 'string' || typeof there === 'string' || (origin && there))
    return undefined;
  if (obstacleAbove(trees, to, new Map([...fates, [from, 'moved']])) || obstacleAbove(trees, from, fates))
    return undefined;
  if (!origin) {
    // The owner deleted it, or moved it there too. If the two do not merge, what stands there is something
    // else.
    const decision = mergeFile(fileMerge(trees, to, before, there));
    return decision?.outcome === 'conflict' ? undefined : decision;
  }
  const decision = mergeFile(fileMerge(trees, to, before, origin));
  if (!decision) return undefined;
  const still = decision.outcome === 'unchanged' || decision.outcome === 'kept';
  return {
    ...decision,
    outcome: still ? (sameFile(origin, before) ? 'updated' : 'merged') : decision.outcome,
    contents: decision.contents ?? origin.contents,
    executable: decision.executable ?? origin.executable,
    movedFrom: from,
  };
}

function fileMerge(
  { next, names }: Trees,
  path: string,
  base: FileMerge['base'],
  mine: Regular | undefined,
): FileMerge {
  return { path, base, mine, next: next.get(path), ...(names ? { names } : {}) };
}

/**
 * What makes a path unreachable: a link above it, which is never followed, or a file that stays where it
 * needs a folder.
 */
function obstacleAbove(trees: Trees, path: string, fates: Fates): 'symlink' | 'file' | undefined {
  for (const folder of foldersOf(path)) {
    const there = trees.mine.get(folder);
    if (there === 'symlink') return 'symlink';
    const stays = typeof there === 'object' && fates.get(folder) !== 'moved';
    if (stays && decide(trees, folder, fates)?.outcome !== 'deleted') return 'file';
  }
  return undefined;
}
