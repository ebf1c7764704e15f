import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendMissingKeys } from '../../generators/core/merge/dotenv.ts';
import { findMarkers, takeMine } from '../../generators/core/merge/markers.ts';
import { mergeText } from '../../generators/core/merge/text.ts';
import { check, some } from './check.ts';

const path = '.env.example';
const name = fc.constantFrom('PORT', 'HOST', 'URL', 'TOKEN', '__proto__', 'constructor', 'A', 'B');
const value = fc.constantFrom(
  '',
  '1',
  '2',
  '"a b"',
  "'x'",
  'postgres://u:p@h/d',
  'a=b',
  '1 # why',
  '"two\nlines"',
);
const comment = fc.constantFrom('', '# one', '# two', '#A=1');

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly above: string;
}

const variables: fc.Arbitrary<readonly Variable[]> = fc.uniqueArray(
  fc.record({ name, value, above: comment }),
  {
    selector: (variable) => variable.name,
    maxLength: 6,
  },
);

/** What a person or a template does to a list of variables. */
const deeds = fc.array(fc.record({ name, value: fc.option(value), above: comment, at: fc.nat(6) }), {
  maxLength: 3,
});
type Deeds = typeof deeds extends fc.Arbitrary<infer T> ? T : never;

function changed(before: readonly Variable[], done: Deeds, owner?: string): readonly Variable[] {
  return done.reduce((now, { name: key, value: set, above, at }) => {
    const there = now.findIndex((variable) => variable.name === key);
    const said = owner === undefined ? above : `# ${owner} says ${key}`;
    if (set === null) return there < 0 ? now : now.toSpliced(there, 1);
    if (there < 0) return now.toSpliced(at % (now.length + 1), 0, { name: key, value: set, above: said });
    return now.with(there, { name: key, value: set, above: now[there]?.above ?? '' });
  }, before);
}

function written(list: readonly Variable[]): string {
  return list
    .map(({ name: key, value: set, above }) => `${above === '' ? '' : `${above}\n`}${key}=${set}\n`)
    .join('');
}

/** Read by a pattern of the test's own: names and values, in order; a name may stand twice. */
function read(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/^(?!#)(\w+)=("[^"]*"|[^\n]*)$/gm)].map(([, key = '', set = '']) => [key, set]);
}

const three = fc.tuple(variables, deeds, deeds).map(([base, mine, next]) => ({
  base: written(base),
  mine: written(changed(base, mine, 'mine')),
  next: written(changed(base, next)),
}));

describe('variables', () => {
  it('that the owner set are as the owner set them, and stand once', () => {
    let clean = 0;
    check(three, some(2000), ({ base, mine, next }) => {
      const { text, conflicts } = mergeText({ path, base, mine, next });
      expect(findMarkers(text)).toEqual(conflicts);
      const [before, own, result] = [base, mine, takeMine(text, conflicts)].map(
        (side) => new Map(read(side)),
      ) as [Map<string, string>, Map<string, string>, Map<string, string>];
      for (const [key, set] of own) expect(before.get(key) === set || result.get(key) === set).toBe(true);
      for (const line of mine.split('\n').filter((one) => one.includes('mine'))) expect(text).toContain(line);
      expect(read(takeMine(text, conflicts))).toHaveLength(result.size);
      if (conflicts.length === 0) clean++;
    });
    expect(clean).toBeGreaterThan(some(2000) / 2);
  });

  it('are the new render where the owner changed nothing, and the owner`s where we did not', () => {
    check(three, some(500), ({ base, mine, next }) => {
      expect(mergeText({ path, base, mine: base, next })).toEqual({ text: next, conflicts: [] });
      expect(mergeText({ path, base, mine, next: base })).toEqual({ text: mine, conflicts: [] });
    });
  });

  it('that .env lacks are appended once, and nothing before them changes', () => {
    check(three, some(1000), ({ mine, next }) => {
      const once = appendMissingKeys(mine, next);
      expect(once.startsWith(mine)).toBe(true);
      const declined = new Set([...mine.matchAll(/^#(\w+)=/gm)].map(([, key]) => key));
      const there = new Set(read(once).map(([key]) => key));
      for (const [key] of read(next)) expect(there.has(key) || declined.has(key)).toBe(true);
      expect(appendMissingKeys(once, next)).toBe(once);
      expect(read(once)).toHaveLength(there.size);
    });
  });
});
