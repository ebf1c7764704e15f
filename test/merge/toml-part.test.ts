import { describe, expect, it } from 'vitest';
import { tomlPart } from '../../generators/core/merge/toml-part.ts';

describe('the part of TOML texts that is not the same in all of them', () => {
  it('leaves out tables with the same rows, whatever comments stand between them', () => {
    expect(
      tomlPart([
        '# top\nx = 1\n\n[a]\ny = 1\n\n# mine\n[b]\nz = 1\n',
        'x = 1\n[b]\nz = 2\n[a]\ny = 1\n# an edit',
      ]),
    ).toEqual(['[b]\nz = 1\n', '[b]\nz = 2\n']);
  });

  it('takes all that headers add to an outermost table as one', () => {
    const [uv, ruff, index] = ['[tool.uv]\na = 1\n', '[tool.ruff]\nb = 1\n', '[[tool.uv.index]]\nc = 1\n'];
    const texts = [`${uv}[x]\n${ruff}${index}`, `${uv}${ruff}[x]\n${index}`, `${uv}${ruff}[x]\n`];
    expect(tomlPart(texts)).toEqual([uv + ruff + index, uv + ruff + index, uv + ruff]);
    expect(tomlPart(texts.slice(0, 2))).toEqual(['', '']);
  });

  it('takes the rows before the first header as one', () => {
    expect(tomlPart(['x = 1\n[a]\n', '[a]\n'])).toEqual(['x = 1\n', '']);
  });

  it('reads brackets inside a row as no header', () => {
    expect(tomlPart(['a = [ # one\n  1,\n]\n[b]\n', '[b]\n'])).toEqual(['a = [ # one\n  1,\n]\n', '']);
  });

  it.each([
    ['a text over several lines', 'a = """\n[b]\n"""\n'],
    ['a literal text over several lines', "a = '''\n[b]\n'''\n"],
    ['a list in a list at the margin', 'a = [\n[1]\n]\n'],
    ['a later list in a list at the margin', 'a = [\n  1, # one\n# two\n[2]\n]\n'],
    ['a list in a list below an indented comment', 'a = [\n  # one\n  \n[1]\n]\n'],
    ['a list in a list with more behind it', 'a = [\n[1],\n[2]\n]\n'],
    ['a header that is indented', '[a]\n  [b]\n'],
    ['a quoted header', '["a"]\n'],
    ['blanks in a header', '[ a . b ]\n'],
    ['a header that does not end', '[a\n'],
  ])('is not told of %s', (_, text) => {
    expect(tomlPart([text, text])).toBeUndefined();
  });
});
