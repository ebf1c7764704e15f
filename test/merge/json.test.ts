import { describe, expect, it } from 'vitest';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

function merge(base: string, mine: string, next: string, path = 'package.json') {
  return mergeText({ path, base, mine, next });
}

function line(list: readonly string[]): string {
  return `${JSON.stringify({ list })}\n`;
}

describe('merging JSON by key', () => {
  it('takes dependencies that both sides added, in the layout of the owner', () => {
    const base = text(
      '{',
      '  "dependencies": {',
      '    "express": "^5.0.0",',
      '    "pg": "^8.0.0"',
      '  }',
      '}',
    );
    const mine = text(
      '{',
      '\t"dependencies": {',
      '\t\t"express": "^5.0.0",',
      '\t\t"pg": "^8.0.0",',
      '\t\t"zod": "^4.0.0"',
      '\t}',
      '}',
    );
    const next = base.replace('"^8.0.0"', '"^8.0.0",\n    "redis": "^5.0.0"').replace('^5.0.0",', '^5.1.0",');
    expect(merge(base, mine, next)).toEqual({
      text: text(
        '{',
        '\t"dependencies": {',
        '\t\t"express": "^5.1.0",',
        '\t\t"pg": "^8.0.0",',
        '\t\t"zod": "^4.0.0",',
        '\t\t"redis": "^5.0.0"',
        '\t}',
        '}',
      ),
      conflicts: [],
    });
  });

  it('marks only the keys that both changed, and merges the rest', () => {
    const base = text('{', '  "name": "app",', '  "version": "1",', '  "license": "MIT"', '}');
    const mine = base.replace('"app"', '"mine"').replace('"1"', '"2"');
    const next = base.replace('"app"', '"next"').replace('MIT', 'ISC');
    const merged = merge(base, mine, next);
    expect(merged.text).toBe(
      text(
        '{',
        '<<<<<<< yours',
        '  "name": "mine",',
        '||||||| last generated',
        '  "name": "app",',
        '=======',
        '  "name": "next",',
        '>>>>>>> now generated',
        '  "version": "2",',
        '  "license": "ISC"',
        '}',
      ),
    );
    expect(merged.conflicts).toEqual([{ line: 2, end: 8 }]);
  });

  it('marks a key that one side took out and the other changed, either way', () => {
    const base = text('{', '  "a": 1,', '  "b": 1', '}');
    expect(merge(base, text('{', '  "b": 1', '}'), base.replace('1', '2')).conflicts).toHaveLength(1);
    expect(merge(base, base.replace('1', '2'), text('{', '  "b": 1', '}')).conflicts).toHaveLength(1);
  });

  it('marks a value that both made into something else', () => {
    expect(merge('{ "a": 1 }\n', '{ "a": { "x": 1 } }\n', '{ "a": { "y": 1 } }\n').conflicts).toHaveLength(1);
    expect(merge('{ "a": {} }\n', '{ "a": [1] }\n', '{ "a": [2] }\n').conflicts).toHaveLength(1);
    expect(merge('{}\n', '{ "a": { "x": 1 } }\n', '{ "a": { "y": 1 } }\n').conflicts).toEqual([]);
  });

  it('leaves out what the owner took out, wherever it now is in the new render', () => {
    const base = text('{', '  "a": 1,', '  "b": 1,', '  "c": 1', '}');
    const next = text('{', '  "b": 1,', '  "c": 1,', '  "a": 1', '}');
    expect(JSON.parse(merge(base, text('{', '  "b": 1,', '  "c": 1', '}'), next).text)).toEqual({
      b: 1,
      c: 1,
    });
  });

  it('never writes a key twice, though both added it in different places', () => {
    const base = text('{', '  "a": 1,', '  "b": 1,', '  "c": 1', '}');
    const mine = text('{', '  "new": "mine",', '  "a": 1,', '  "b": 1,', '  "c": 1', '}');
    const next = text('{', '  "a": 1,', '  "b": 1,', '  "c": 1,', '  "new": "next"', '}');
    const merged = merge(base, mine, next);
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.text).toContain('=======\n  "new": "next",\n');
    expect(JSON.parse(merge(base, mine, next.replace('next', 'mine')).text)).toEqual({
      new: 'mine',
      a: 1,
      b: 1,
      c: 1,
    });
  });

  it('keeps comments and trailing commas where a file has them', () => {
    const base = text('{', '  "include": ["src"],', '  "strict": true', '}');
    const mine = text(
      '{',
      '  // ours',
      '  "include": ["src", "mine"], // all of it',
      '  "strict": true,',
      '}',
    );
    const next = text('{', '  "include": ["src", "next"],', '  "strict": true,', '  "noEmit": true', '}');
    expect(merge(base, mine, next, 'tsconfig.json')).toEqual({
      text: text(
        '{',
        '  // ours',
        '  "include": ["src", "mine", "next"], // all of it',
        '  "strict": true,',
        '  "noEmit": true,',
        '}',
      ),
      conflicts: [],
    });
  });

  it('asks before a comment of the owner goes with a key that we take out', () => {
    const base = text('{', '  "a": 1,', '  "b": 1', '}');
    const mine = text('{', '  // needed for x', '  "a": 1,', '  "b": 2', '}');
    const merged = merge(base, mine, text('{', '  "b": 1', '}'), 'tsconfig.json');
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('// needed for x');
  });

  it('fills an empty object and empties a full one', () => {
    const base = text('{', '  "a": {},', '  "b": {', '    "x": 1', '  },', '  "c": [1]', '}');
    const mine = base.replace('[1]', '[1, 2]');
    const next = text('{', '  "a": {', '    "y": 1', '  },', '  "b": {},', '  "c": [1, 3]', '}');
    expect(merge(base, mine, next)).toEqual({
      text: text('{', '  "a": {', '    "y": 1', '  },', '  "b": {},', '  "c": [1, 2, 3]', '}'),
      conflicts: [],
    });
  });

  it('merges a file on one line', () => {
    expect(merge('{"a":1}', '{"a":1,"mine":2}', '{"a":1,"next":3}')).toEqual({
      text: '{"a":1,"mine":2,"next":3}',
      conflicts: [],
    });
  });

  it('treats keys named like properties of objects as keys', () => {
    const base = text('{', '  "constructor": 1', '}');
    const mine = text('{', '  "constructor": 1,', '  "__proto__": { "a": 1 }', '}');
    const next = text('{', '  "constructor": 1,', '  "toString": 2', '}');
    expect(merge(base, mine, next)).toEqual({
      text: text('{', '  "constructor": 1,', '  "__proto__": { "a": 1 },', '  "toString": 2', '}'),
      conflicts: [],
    });
  });

  it('tells long numbers apart', () => {
    const merged = merge(
      '{ "id": 12345678901234567890 }\n',
      '{ "id": 12345678901234567891 }\n',
      '{ "id": 12345678901234567892 }\n',
    );
    expect(merged.conflicts).toHaveLength(1);
  });

  it.each([
    ['both added', ['a'], ['a', 'm'], ['a', 'n'], ['a', 'm', 'n']],
    ['both took out', ['a', 'b', 'c'], ['b', 'c'], ['a', 'c'], ['c']],
    ['the owner added where we replaced', ['a', '80'], ['a', '80', 'm'], ['a', '81'], ['a', '81', 'm']],
    [
      'one took out what the other left',
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
      ['a', 'b', 'c', 'n'],
      ['b', 'c', 'n'],
    ],
    ['both began a list', [], ['m'], ['n'], ['m', 'n']],
  ])('merges a list of values in which %s', (_, base, mine, next, result) => {
    const merged = merge(line(base), line(mine), line(next));
    expect(merged.conflicts).toEqual([]);
    expect(JSON.parse(merged.text)).toEqual({ list: result });
  });

  it.each([
    ['both replaced one', ['run', '80'], ['run', '81'], ['run', '82']],
    ['the owner took out what we replaced', ['run', '80'], ['run'], ['run', '82']],
    ['the owner replaced what we took out', ['--port', '80'], ['--port', '81'], ['--port']],
    ['both took out one and one added', ['a', 'b'], ['b', 'm'], ['n']],
    ['one stands twice', ['-v', 'a'], ['-v', 'a', '-v', 'm'], ['-v', 'a', 'n']],
  ])('marks a list of values in which %s', (_, base, mine, next) => {
    expect(merge(line(base), line(mine), line(next)).conflicts).toHaveLength(1);
  });

  it('leaves a file that the owner broke to the merge by lines', () => {
    const base = text('{', '  "a": 1,', '  "b": 1,', '  "c": 1', '}');
    expect(merge(base, base.replace('"a"', 'a'), base.replace('"c": 1', '"c": 2'))).toEqual({
      text: base.replace('"a"', 'a').replace('"c": 1', '"c": 2'),
      conflicts: [],
    });
  });

  it('knows a file by the name that it is told', () => {
    const three = {
      path: 'conf/.prettierrc',
      base: '{"a":1}\n',
      mine: '{"a":1,"m":1}\n',
      next: '{"a":1,"n":1}\n',
    };
    expect(mergeText(three).conflicts).toHaveLength(1);
    expect(mergeText({ ...three, names: { '.prettierrc': 'json' } }).conflicts).toEqual([]);
    expect(mergeText({ ...three, names: { 'conf/.prettierrc': 'json' } }).conflicts).toEqual([]);
    expect(mergeText({ ...three, path: 'constructor' }).conflicts).toHaveLength(1);
  });
});
