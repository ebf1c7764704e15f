import { describe, expect, it } from 'vitest';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

function merge(base: string, mine: string, next: string, path = 'package.json') {
  return mergeText({ path, base, mine, next });
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

  it('marks a list of values in which both replaced one', () => {
    const merged = merge(
      '{ "command": ["run", "8000"] }\n',
      '{ "command": ["run", "9000"] }\n',
      '{ "command": ["run", "80"] }\n',
    );
    expect(merged.conflicts).toHaveLength(1);
    expect(merged.text).toContain('["run", "9000"]');
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
