import { describe, expect, it } from 'vitest';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

/** One file in four formats: `a` stands below two comments; the owner changed the last value, next to one of ours. */
const files = [
  {
    path: 'a.yaml',
    write: (above: readonly string[], a: readonly string[], z: string) =>
      text('first: 1', ...above.map((line) => `# ${line}`), ...a.map(() => 'a: 1'), 'y: 1', `z: ${z}`),
  },
  {
    path: 'a.toml',
    write: (above: readonly string[], a: readonly string[], z: string) =>
      text('first = 1', ...above.map((line) => `# ${line}`), ...a.map(() => 'a = 1'), 'y = 1', `z = ${z}`),
  },
  {
    path: '.env.example',
    write: (above: readonly string[], a: readonly string[], z: string) =>
      text('FIRST=1', ...above.map((line) => `# ${line}`), ...a.map(() => 'A=1'), 'Y=1', `Z=${z}`),
  },
  {
    path: 'tsconfig.json',
    write: (above: readonly string[], a: readonly string[], z: string) =>
      text(
        '{',
        '  "first": 1,',
        ...above.map((line) => `  // ${line}`),
        ...a.map(() => '  "a": 1,'),
        '  "y": 1,',
        `  "z": ${z}`,
        '}',
      ),
  },
];

describe.each(files)('comments above what we take out of $path', ({ path, write }) => {
  const base = write(['section', 'about a'], ['a'], '1');
  const add = (file: string): string =>
    path === 'tsconfig.json'
      ? file.replace('"z": 1', '"z": 1,\n  "n": 1')
      : file + (path === 'a.yaml' ? 'n: 1\n' : path === 'a.toml' ? 'n = 1\n' : 'N=1\n');

  it('go with it if they are ours alone', () => {
    const next = add(write([], [], '1'));
    expect(mergeText({ path, base, mine: write(['section', 'about a'], ['a'], '2'), next })).toEqual({
      text: next.replace(/(z"?(?:: | = |=))1/i, '$12'),
      conflicts: [],
    });
  });

  it('stay if the new render still has them', () => {
    const next = add(write(['section'], [], '1'));
    expect(mergeText({ path, base, mine: write(['section', 'about a'], ['a'], '2'), next })).toEqual({
      text: next.replace(/(z"?(?:: | = |=))1/i, '$12'),
      conflicts: [],
    });
  });

  it('are asked about if one is the owner`s', () => {
    const mine = write(['section', 'about a', 'mine'], ['a'], '2');
    const merged = mergeText({ path, base, mine, next: add(write([], [], '1')) });
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('mine');
  });
});
