import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contents, sameContents, textOf } from '../../generators/core/merge/contents.ts';
import type { MergedFile, OnDisk } from '../../generators/core/merge/merged-file.ts';
import { mergeTrees, type Trees } from '../../generators/core/merge/trees.ts';
import { type File, type FileTree, sortTree } from '../../generators/core/tree.ts';
import { check, some } from './check.ts';
import { carriedOut } from './project.ts';

const path = fc.constantFrom(
  'a',
  'a/b',
  'a/c',
  'b.json',
  'c.yaml',
  '.env',
  '.env.example',
  'd.png',
  'e',
  'e/f/g',
  'h',
);
const line = fc.constantFrom('A=1', 'A=2', 'B=1', 'x: 1', '{"a":1}', 'one', 'two', 'three');
const contents: fc.Arbitrary<Contents> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(line, { maxLength: 6 }).map((lines) => lines.map((one) => `${one}\n`).join('')),
  },
  fc.constantFrom(new Uint8Array([0, 1]), new Uint8Array([0, 2]), new Uint8Array([255])),
);
const file: fc.Arbitrary<File> = fc.record({
  contents,
  executable: fc.boolean(),
  ownership: fc.constantFrom('merged', 'merged', 'merged', 'once', 'local', 'derived'),
});

/** What an owner does to one file. A line of the owner's own has a word that no render has. */
type Deed = (path: string, file: File | undefined) => OnDisk | undefined;
const nothing: Deed = (_, there) => there && { contents: there.contents, executable: there.executable };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(nothing) },
  {
    weight: 4,
    arbitrary: fc.nat(6).map(
      (at): Deed =>
        (where, there) =>
          edit(where, there?.contents ?? '', at),
    ),
  },
  fc.constant<Deed>(() => undefined),
  fc.constantFrom('symlink' as const, 'folder' as const).map(
    (kind): Deed =>
      () =>
        kind,
  ),
  contents.map(
    (own): Deed =>
      () => ({ contents: own, executable: true }),
  ),
);

function edit(where: string, before: Contents, at: number): OnDisk {
  const lines = textOf(before)?.split('\n') ?? [''];
  return {
    contents: lines.toSpliced(at % lines.length, 0, `# owner of ${where}`).join('\n'),
    executable: false,
  };
}

function tree(files: readonly (readonly [string, File])[]): FileTree {
  return sortTree(files.filter(([one]) => !files.some(([other]) => other.startsWith(`${one}/`))));
}

const files = fc.uniqueArray(fc.tuple(path, file), { selector: ([one]) => one, maxLength: 7 }).map(tree);
const moves = fc.array(fc.record({ from: path, to: path }), { maxLength: 3 });
const deeds = fc.array(fc.tuple(path, deed), { maxLength: 8 });

const trees: fc.Arbitrary<Trees> = fc
  .record({ base: fc.option(files, { nil: undefined, freq: 8 }), next: files, moves, deeds, same: fc.nat(3) })
  .map(({ base, next, moves: moved, deeds: done, same }) => {
    const mine = new Map<string, OnDisk>(
      [...(base ?? next)].map(([one, there]) => [
        one,
        { contents: there.contents, executable: there.executable },
      ]),
    );
    for (const [where, act] of done) {
      const there = act(where, base?.get(where));
      if (there) mine.set(where, there);
      else mine.delete(where);
    }
    // Half of what is rendered stays as it was.
    const kept = [...next].map(
      ([one, now], index) => [one, (index + same) % 2 ? now : (base?.get(one) ?? now)] as const,
    );
    return { base, mine, next: sortTree(kept), moves: moved };
  });

describe('any project', () => {
  it('loses nothing of its owner', () => {
    check(trees, some(1500), (three) => {
      for (const merged of mergeTrees(three)) expect(complaint(three, merged)).toBeUndefined();
    });
  });

  it('is as the new render where nobody edited, and as before where we have nothing new', () => {
    check(trees, some(500), ({ base = new Map(), next }) => {
      const untouched = new Map(
        [...base].map(([one, { contents: now, executable }]) => [one, { contents: now, executable }]),
      );
      const after = carriedOut(untouched, mergeTrees({ base, mine: untouched, next }));
      const merged = [...next].filter(
        ([one, { ownership }]) => ownership === 'merged' && !blocked(one, after),
      );
      for (const [one, { contents: now, executable }] of merged)
        expect(after.get(one)).toEqual({ contents: now, executable });
    });
    check(trees, some(500), ({ base = new Map(), mine, moves: moved = [] }) => {
      for (const { contents: written, outcome, path: one } of mergeTrees({
        base,
        mine,
        next: base,
        moves: moved,
      })) {
        const made = base.get(one)?.ownership === 'local';
        expect(made || (written === undefined && outcome !== 'deleted')).toBe(true);
      }
    });
  });

  it('is the same in whatever order its paths come', () => {
    check(trees, some(500), ({ base, mine, next, moves: moved = [] }) => {
      const turned = {
        base: base && new Map([...base].toReversed()),
        mine: new Map([...mine].toReversed()),
        next: new Map([...next].toReversed()),
        moves: moved,
      };
      expect(mergeTrees(turned)).toEqual(mergeTrees({ base, mine, next, moves: moved }));
    });
  });

  it('is not changed by the same update again', () => {
    check(trees, some(1000), ({ base, mine, next, moves: moved = [] }) => {
      const after = carriedOut(mine, mergeTrees({ base, mine, next, moves: moved }));
      const again = mergeTrees({ base: next, mine: after, next, moves: moved });
      expect(
        again.filter(({ contents: written, outcome }) => written !== undefined || outcome === 'deleted'),
      ).toEqual([]);
    });
  });
});

/** What is wrong with one decision, by the promises of CLI.md and by nothing that the merge itself says. */
function complaint(
  { base, mine, next, moves: declared = [] }: Trees,
  { path: one, outcome, contents: written, movedFrom, movedTo }: MergedFile,
): string | undefined {
  const there = mine.get(one);
  const touches = written !== undefined || outcome === 'deleted';
  if (!touches) return undefined;
  if (typeof there === 'string') return `${one} is a ${there} and was touched`;
  if (linked(one, mine)) return `${one} is behind a link and was touched`;
  if (!there && outcome === 'deleted') return `${one} was deleted and is not there`;
  const before = base?.get(movedFrom ?? one);
  // The owner may have made a move before we did.
  const early = outcome === 'merged' ? declared.filter(({ from }) => base?.has(from) && !mine.has(from)) : [];
  const origin = movedFrom === undefined ? there : mine.get(movedFrom);
  if (typeof origin === 'string') return `${one} was moved from a ${origin}`;
  if (!origin) return undefined;
  if (outcome === 'deleted') {
    // Where it went is looked at there.
    if (movedTo !== undefined) return undefined;
    const pristine =
      before && sameContents(before.contents, origin.contents) && before.executable === origin.executable;
    return pristine && before.ownership !== 'local' ? undefined : `${one} was the owner's and was deleted`;
  }
  const ownership = next.get(one)?.ownership ?? before?.ownership;
  const pristine = before && sameContents(before.contents, origin.contents);
  if (pristine && ownership !== 'once' && ownership !== 'local') return undefined;
  if (ownership === 'once') {
    const moved = movedFrom !== undefined && sameContents(origin.contents, written ?? '');
    return moved ? undefined : `${one} is written once and was written again`;
  }
  if (!before && early.length === 0 && ownership !== 'local')
    return `${one} was never ours and was overwritten`;
  const [own, now] = [textOf(origin.contents), textOf(written ?? '')];
  if (own === undefined || now === undefined) {
    return sameContents(origin.contents, written ?? '') ? undefined : `${one} is no text and was overwritten`;
  }
  if (ownership === 'derived') return own === now ? undefined : `${one} is derived and was merged`;
  if (ownership === 'local') return now.startsWith(own) ? undefined : `${one} is local and lost something`;
  const bases = [before, ...early.map(({ from }) => base?.get(from))];
  const old = new Set(bases.flatMap((render) => (render && textOf(render.contents)?.split('\n')) ?? []));
  const lost = own.split('\n').filter((text) => !old.has(text) && !now.split('\n').includes(text));
  return lost.length > 0 ? `${one} lost ${lost.join(' and ')}` : undefined;
}

function linked(one: string, mine: ReadonlyMap<string, OnDisk>): boolean {
  return [...mine].some(([other, there]) => there === 'symlink' && one.startsWith(`${other}/`));
}

function blocked(one: string, mine: ReadonlyMap<string, OnDisk>): boolean {
  return [...mine.keys()].some((other) => one.startsWith(`${other}/`));
}
