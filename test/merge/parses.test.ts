import { describe, expect, it } from 'vitest';
import { mergeText, parses } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

describe('a text of a known format', () => {
  it.each([
    ['package.json', '{"a":1}', '{"a":1,"a":2}'],
    ['tsconfig.json', '// c\n{"a":[1,],}', '{"a" 1}'],
    ['compose.yaml', 'a: &x 1\nb: *x\n', 'a: 1\na: 2\n'],
    ['k8s/web.yml', 'a: 1\n---\na: 1\n', 'a: 1\n---\nb: *x\n'],
    ['pyproject.toml', '[a]\nb = 1\n', '[a]\n[a]\n'],
    ['.env.example', 'A=1\n\n# c\n', 'A=1\nA=2\n'],
    ['conf/prod.env', 'A="one\ntwo"\n', 'A=1\nexport A=2\n'],
  ])('parses or does not: %s', (path, right, wrong) => {
    expect(parses(path, right)).toBe(true);
    expect(parses(path, `\uFEFF${right.replaceAll('\n', '\r\n')}`)).toBe(true);
    expect(parses(path, wrong)).toBe(false);
    expect(parses('unknown.txt', wrong)).toBe(true);
    expect(parses('unknown.txt', wrong, { 'unknown.txt': path.includes('env') ? 'dotenv' : 'json' })).toBe(
      false,
    );
  });

  it('does not parse while it carries markers', () => {
    const three = { base: text('{"a":1}'), mine: text('{"a":2}'), next: text('{"a":3}') };
    expect(parses('a.json', mergeText({ path: 'a.json', ...three }).text)).toBe(false);
  });
});
