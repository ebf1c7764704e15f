import { parse } from '@decimalturn/toml-patch';
import { describe, expect, it } from 'vitest';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

function merge(base: string, mine: string, next: string) {
  return mergeText({ path: 'pyproject.toml', base, mine, next });
}

const project = text(
  '[project]',
  'name = "app"',
  'dependencies = [',
  '  "fastapi>=0.1",',
  '  "uvicorn[standard]>=0.3",',
  ']',
  '',
  '[tool.ruff]',
  'line-length = 100',
);

describe('merging TOML by key', () => {
  it('takes dependencies that both sides added, and knows one by its name', () => {
    const mine = project.replace('>=0.3",', '>=0.3",\n  "httpx", # calls');
    const next = project
      .replace('"fastapi>=0.1"', '"fastapi>=0.2"')
      .replace('>=0.3",', '>=0.4",\n  "redis>=5",');
    expect(merge(project, mine, next)).toEqual({
      text: text(
        '[project]',
        'name = "app"',
        'dependencies = [',
        '  "fastapi>=0.2",',
        '  "uvicorn[standard]>=0.4",',
        '  "httpx", # calls',
        '  "redis>=5",',
        ']',
        '',
        '[tool.ruff]',
        'line-length = 100',
      ),
      conflicts: [],
    });
  });

  it('marks a requirement that both changed, and no other', () => {
    const mine = project.replace('fastapi>=0.1', 'FastAPI==0.1.5').replace('= 100', '= 80');
    const merged = merge(project, mine, project.replace('>=0.1', '>=0.2').replace('>=0.3', '>=0.4'));
    expect(merged).toEqual({
      text: text(
        '[project]',
        'name = "app"',
        'dependencies = [',
        '<<<<<<< yours',
        '  "FastAPI==0.1.5",',
        '||||||| last generated',
        '  "fastapi>=0.1",',
        '=======',
        '  "fastapi>=0.2",',
        '>>>>>>> now generated',
        '  "uvicorn[standard]>=0.4",',
        ']',
        '',
        '[tool.ruff]',
        'line-length = 80',
      ),
      conflicts: [{ line: 4, end: 10 }],
    });
  });

  it('adds rows, tables and lists of tables with the comments above them', () => {
    const mine = project.replace('= 100', '= 80 # narrow').replace('"app"', "'mine'");
    const next = `${project.replace('"app"', '"app"\n# semantic\nversion = "1"')}target-version = "py313"\n\n# types\n[tool.mypy]\nstrict = true\n\n[[tool.mypy.overrides]]\nmodule = "a"\n`;
    expect(merge(project, mine, next.replace('= 100', '= 120').replace('= 120', '= 100'))).toEqual({
      text: text(
        '[project]',
        "name = 'mine'",
        '# semantic',
        'version = "1"',
        'dependencies = [',
        '  "fastapi>=0.1",',
        '  "uvicorn[standard]>=0.3",',
        ']',
        '',
        '[tool.ruff]',
        'line-length = 80 # narrow',
        'target-version = "py313"',
        '',
        '# types',
        '[tool.mypy]',
        'strict = true',
        '',
        '[[tool.mypy.overrides]]',
        'module = "a"',
      ),
      conflicts: [],
    });
  });

  it('merges lists of tables by name, and takes out a table with what is in it', () => {
    const base = text(
      '[a]',
      'x = 1',
      '',
      '[a.b]',
      'y = 1',
      '',
      '[[index]]',
      'name = "one"',
      'url = "1"',
      '',
      '[[index]]',
      'name = "two"',
      'url = "2"',
    );
    const mine = base.replace('"1"', '"mine"');
    const next = text(
      '[[index]]',
      'name = "one"',
      'url = "1"',
      'default = true',
      '',
      '[[index]]',
      'name = "two"',
      'url = "next"',
      '',
      '[[index]]',
      'name = "three"',
      'url = "3"',
    );
    expect(merge(base, mine, next)).toEqual({
      text: text(
        '[[index]]',
        'name = "one"',
        'url = "mine"',
        'default = true',
        '',
        '[[index]]',
        'name = "two"',
        'url = "next"',
        '',
        '[[index]]',
        'name = "three"',
        'url = "3"',
      ),
      conflicts: [],
    });
  });

  it('keeps dates, long strings and dotted keys as they are written', () => {
    const base = text('a.b = 1', 'd = 1979-05-27T07:32:00Z', 's = """', '# no comment', '  x"""', 'f = 1.50');
    const mine = base.replace('a.b = 1', 'a.b = 1\na."c d" = 0xFF');
    const next = base.replace('a.b = 1', 'a.b = 2\na.e = 3').replace('1.50', '2.50');
    expect(merge(base, mine, next).text).toContain('s = """\n# no comment\n  x"""\nf = 2.50\n');
    expect(parse(merge(base, mine, next.replace('a.e = 3\n', '')).text)).toMatchObject({
      a: { b: 2, 'c d': 255 },
      f: 2.5,
    });
  });

  it('puts a table of ours behind those that it belongs to', () => {
    const base = text('[a]', 'x = 1', '', '[z]', 'x = 1');
    const mine = text('[a]', 'x = 2', '', '[z]', 'x = 1');
    const next = text('[a]', 'x = 1', '', '[a.b]', 'y = 1', '', '[c]', 'x = 1', '', '[z]', 'x = 1', 'z = 1');
    const merged = text(
      '[a]',
      'x = 2',
      '',
      '[a.b]',
      'y = 1',
      '',
      '[c]',
      'x = 1',
      '',
      '[z]',
      'x = 1',
      'z = 1',
    );
    expect(merge(base, mine.replace('x = 1', 'x = 1 # mine'), next).text).toBe(
      merged.replace('x = 1\nz = 1', 'x = 1 # mine\nz = 1'),
    );
  });

  it('keeps an empty line at the top', () => {
    expect(merge('\na = 1\nb = 1\n', '\na = 2\nb = 1\n', '\na = 1\nb = 1\nc = 1\n')).toEqual({
      text: '\na = 2\nb = 1\nc = 1\n',
      conflicts: [],
    });
  });

  it('keeps inline tables on one line, as TOML 1.0 wants them', () => {
    const base = text('[deps]', 'a = { version = "1" }', 'b = {}');
    const mine = text('[deps]', 'a = { version = "1", path = "mine" }', 'b = {}');
    const next = text(
      '[deps]',
      'a = { version = "2", optional = true }',
      '',
      '[deps.b]',
      'x = 1',
      'y = [',
      '  1,',
      ']',
    );
    expect(merge(base, mine, next)).toEqual({
      text: text(
        '[deps]',
        'a = { version = "2", path = "mine", optional = true }',
        'b = {x = 1, y = [ 1, ]}',
      ),
      conflicts: [],
    });
  });

  it('asks before a comment of the owner goes with what we take out', () => {
    const mine = project
      .replace('[tool.ruff]', '# agreed with the team\n[tool.ruff]')
      .replace('"app"', '"mine"');
    const merged = merge(
      project,
      mine,
      text(
        '[project]',
        'name = "next"',
        'dependencies = [',
        '  "fastapi>=0.1",',
        '  "uvicorn[standard]>=0.3",',
        ']',
      ),
    );
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('# agreed with the team');
  });

  it('never writes a table twice, though both added it', () => {
    const mine = `${project}\n[tool.mypy]\nstrict = true\n`;
    const next = `[tool.mypy]\nstrict = false\n\n${project}`;
    expect(merge(project, mine, next).conflicts).not.toEqual([]);
    expect(
      parse(merge(project, mine, next.replace('false', 'true').replace('= 100', '= 120')).text),
    ).toMatchObject({ tool: { mypy: { strict: true }, ruff: { 'line-length': 120 } } });
  });
});
