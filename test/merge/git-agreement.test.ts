import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeLines } from '../../generators/core/merge/lines.ts';
import { thorough } from '../thorough.ts';
import { codeLike, type Three } from './lines-of.ts';

const TEXTS = thorough ? 1000 : 250;

/*
 * The oracle is `git merge-file --diff3`, on texts like code: 1,000 in CI (`CASES=20000`), a quarter while working. Where we differ, and why that is right:
 *
 * 1. Lines at the head or the tail of a conflict that both sides have are outside of our markers (git's own
 *    `zdiff3` does so;
 *    `--diff3` does not). The oracle's output is trimmed in the same way before it is compared.
 * 2. Where two changes overlap and come to the same text, we take it and git marks it. Trimming finds these
 *    as well.
 * 3. git sets aside lines that are frequent among lines that changed (`xdl_cleanup_records`), to save time;
 *    we do not. Now and then
 *    another of several equal lines is then taken for the untouched one, and the borders of a conflict
 *    differ. Allowed: 1 %.
 *    (The texts are the same in each run: this counts how two heuristics agree, and is no property.)
 * 4. Line endings and a missing last newline never make a conflict with us. Not in these texts: see
 *    `line-endings.test.ts`.
 *
 * No class holds a clean result that differs: where both are clean, all are equal.
 */
describe('agreement with git merge-file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'merge-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it(`gives what git gives for ${TEXTS} texts like code`, () => {
    const cases = fc.sample(codeLike, { numRuns: TEXTS, seed: 1 });
    const count = {
      clean: 0,
      cleanDiffers: 0,
      sameMarked: 0,
      bordersDiffer: 0,
      onlyGitClean: 0,
      onlyWeClean: 0,
    };
    for (const [index, theirs] of git(folder, cases).entries()) {
      const { base, mine, next } = cases[index] ?? { base: '', mine: '', next: '' };
      const ours = mergeLines(base, mine, next);
      const marked = /^<<<<<<< yours$/m.test(theirs);
      if (!marked && ours.conflicts.length === 0) count[ours.text === theirs ? 'clean' : 'cleanDiffers']++;
      else if (!marked) count.onlyGitClean++;
      else if (ours.text === trim(theirs)) count.sameMarked++;
      else count[ours.conflicts.length === 0 ? 'onlyWeClean' : 'bordersDiffer']++;
    }
    console.log(count);
    expect(count.clean).toBeGreaterThan(TEXTS * 0.4);
    expect(count.sameMarked).toBeGreaterThan(TEXTS * 0.4);
    expect(count.cleanDiffers).toBe(0);
    expect(count.bordersDiffer + count.onlyGitClean + count.onlyWeClean).toBeLessThanOrEqual(TEXTS / 100);
  }, 120_000);
});

/**
 * What git makes of them, all in one shell: starting a thousand processes from here takes longer than all the
 * rest.
 */
function git(folder: string, cases: readonly Three[]): readonly string[] {
  for (const [index, three] of cases.entries()) {
    for (const [name, text] of Object.entries(three)) writeFileSync(join(folder, `${name}${index}`), text);
  }
  const labels = "-L yours -L 'last generated' -L 'now generated'";
  const merge = `git merge-file -p --diff3 ${labels} mine$i base$i next$i > merged$i`;
  // The exit status is the number of conflicts; 128 and above are faults.
  execFileSync(
    'sh',
    [
      '-c',
      `i=0; while [ $i -lt ${cases.length} ]; do ${merge} || [ $? -lt 128 ] || exit 1; i=$((i+1)); done`,
    ],
    { cwd: folder },
  );
  return cases.map((_, index) => readFileSync(join(folder, `merged${index}`), 'utf8'));
}

/**
 * Takes what both sides have at the head and the tail of a conflict out of the markers, and with it the
 * conflict if nothing is left.
 */
function trim(text: string): string {
  return text.replaceAll(
    /<<<<<<< yours\n([^]*?)\|\|\|\|\|\|\| last generated\n([^]*?)=======\n([^]*?)>>>>>>> now generated\n/g,
    (_, mineText: string, baseText: string, nextText: string) => {
      const [mine, base, next] = [mineText, baseText, nextText].map((side) =>
        side.split('\n').slice(0, -1),
      ) as [string[], string[], string[]];
      const head: string[] = [];
      for (let old = true; mine.length > 0 && next.length > 0 && mine[0] === next[0]; next.shift()) {
        old &&= base[0] === mine[0];
        if (old) base.shift();
        head.push(mine.shift() ?? '');
      }
      const tail: string[] = [];
      for (let old = true; mine.length > 0 && next.length > 0 && mine.at(-1) === next.at(-1); next.pop()) {
        old &&= base.at(-1) === mine.at(-1);
        if (old) base.pop();
        tail.unshift(mine.pop() ?? '');
      }
      const frame = [
        '<<<<<<< yours',
        ...mine,
        '||||||| last generated',
        ...base,
        '=======',
        ...next,
        '>>>>>>> now generated',
      ];
      return [...head, ...(mine.length + next.length > 0 ? frame : []), ...tail]
        .map((line) => `${line}\n`)
        .join('');
    },
  );
}
