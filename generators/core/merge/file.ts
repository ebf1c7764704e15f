import type { File } from '../tree.ts';
import { type Contents, inEndingsOf, sameContents, sameFile, textOf } from './contents.ts';
import { appendMissingKeys } from './dotenv.ts';
import type { Decision, OnDisk } from './merged-file.ts';
import { type KnownNames, mergeText } from './text.ts';
import { choose } from './text-lines.ts';

/** One path in the three trees. */
export interface FileMerge {
  readonly path: string;
  /** Undefined where the last render had no such file; `lost` where nobody knows what it had. */
  readonly base: File | 'lost' | undefined;
  readonly mine: Exclude<OnDisk, string> | undefined;
  readonly next: File | undefined;
  readonly names?: KnownNames;
}

type Regular = Exclude<OnDisk, string>;

/**
 * The truth table of ARCHITECTURE.md, "Merging", for one path; undefined where there is nothing to say of it.
 * Contents and executable bit count together: a file is untouched when both are.
 */
export function mergeFile({ path, base, mine, next, names }: FileMerge): Decision | undefined {
  const known = base === 'lost' ? undefined : base;
  const ownership = (next ?? known)?.ownership;
  if (!next) return !mine || !known ? undefined : withoutNext(known, mine);
  if (!mine) {
    const owned = known !== undefined || (base === 'lost' && ownership === 'once');
    return owned && ownership !== 'local'
      ? { outcome: 'kept-deleted' }
      : write('created', next.contents, next.executable);
  }
  if (sameFile(mine, next)) return { outcome: 'unchanged' };
  if (ownership === 'once') return { outcome: 'kept' };
  if (ownership === 'local') return mergeLocal(known, mine, next);
  if (!known)
    return ownership === 'derived' ? { outcome: 'kept', stale: true } : { outcome: 'conflict', offer: next };
  if (sameFile(mine, known))
    return write('updated', inEndingsOf(mine.contents, known.contents, next.contents), next.executable);
  if (sameFile(known, next)) return { outcome: 'kept' };
  if (ownership === 'derived') return { outcome: 'kept', stale: true };
  return mergeBoth(path, known, mine, next, names);
}

/**
 * What we no longer render goes if it is as we left it; what is on one machine only is never ours to remove.
 */
function withoutNext(base: File, mine: Regular): Decision {
  return base.ownership !== 'local' && sameFile(mine, base)
    ? { outcome: 'deleted' }
    : { outcome: 'orphaned' };
}

function mergeLocal(base: File | undefined, mine: Regular, next: File): Decision {
  const [own, offered] = [textOf(mine.contents), textOf(next.contents)];
  if (own === undefined || offered === undefined) return { outcome: 'kept' };
  const text = appendMissingKeys(own, offered, base ? textOf(base.contents) : undefined);
  return text === own ? { outcome: 'kept' } : write('merged', text, mine.executable);
}

function mergeBoth(path: string, base: File, mine: Regular, next: File, names: KnownNames = {}): Decision {
  const executable = choose(base.executable, mine.executable, next.executable);
  const done = (contents: Contents): Decision =>
    contents === mine.contents && executable === mine.executable
      ? { outcome: 'kept' }
      : write('merged', contents, executable);
  if (sameContents(mine.contents, next.contents) || sameContents(base.contents, next.contents))
    return done(mine.contents);
  if (sameContents(mine.contents, base.contents))
    return done(inEndingsOf(mine.contents, base.contents, next.contents));
  const texts = { base: textOf(base.contents), mine: textOf(mine.contents), next: textOf(next.contents) };
  // What we render as bytes is no text, whatever its bytes happen to spell.
  const binary = typeof base.contents !== 'string' || typeof next.contents !== 'string';
  if (binary || texts.base === undefined || texts.mine === undefined || texts.next === undefined) {
    return { outcome: 'conflict', offer: next };
  }
  const { text, conflicts } = mergeText({
    path,
    base: texts.base,
    mine: texts.mine,
    next: texts.next,
    names,
  });
  if (conflicts.length > 0) return { ...write('conflict', text, executable), conflicts };
  return done(text === texts.mine ? mine.contents : text);
}

function write(
  outcome: 'created' | 'updated' | 'merged' | 'conflict',
  contents: Contents,
  executable: boolean,
): Decision {
  return { outcome, contents, executable };
}
