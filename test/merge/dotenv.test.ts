import { describe, expect, it } from 'vitest';
import { appendMissingKeys } from '../../generators/core/merge/dotenv.ts';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

function merge(base: string, mine: string, next: string) {
  return mergeText({ path: '.env.example', base, mine, next });
}

describe('merging .env.example by key', () => {
  it('takes variables that both sides added, with our comments', () => {
    const base = text('# the port', 'PORT=8000');
    const mine = text('# the port of mine', 'PORT=8000', 'MINE=1');
    const next = text('# the port', 'PORT=8080', '', '# the cache', 'REDIS_URL=redis://localhost');
    expect(merge(base, mine, next)).toEqual({
      text: text(
        '# the port of mine',
        'PORT=8080',
        'MINE=1',
        '',
        '# the cache',
        'REDIS_URL=redis://localhost',
      ),
      conflicts: [],
    });
  });

  it('never has a variable twice, though both added it in different places', () => {
    const base = text('A=1', 'B=1', 'C=1');
    const merged = merge(base, text('NEW=mine', 'A=1', 'B=1', 'C=1'), text('A=1', 'B=1', 'C=1', 'NEW=next'));
    expect(merged.conflicts).toEqual([{ line: 1, end: 6 }]);
    expect(merge(base, text('NEW=1', 'A=1', 'B=1', 'C=1'), text('A=1', 'B=1', 'C=1', 'NEW=1')).text).toBe(
      text('NEW=1', 'A=1', 'B=1', 'C=1'),
    );
  });

  it('puts a variable of ours behind the one that it follows', () => {
    const base = text('A=1', 'B=1', 'C=1');
    const merged = merge(
      base,
      text('A=1', 'B=2', 'MINE=1', 'C=1'),
      text('FIRST=1', 'A=1', 'B=1', 'NEW=1', 'C=1'),
    );
    expect(merged).toEqual({ text: text('FIRST=1', 'A=1', 'B=2', 'MINE=1', 'NEW=1', 'C=1'), conflicts: [] });
  });

  it('keeps the order of the owner and takes out what we take out', () => {
    const base = text('A=1', '# about b', 'B=1', 'C=1');
    expect(merge(base, text('C=1', '# about b', 'B=1', 'A=mine'), text('A=1', 'C=2'))).toEqual({
      text: text('C=2', 'A=mine'),
      conflicts: [],
    });
  });

  it('reads values of several lines, exports and names of objects', () => {
    const base = text('KEY="-----BEGIN', 'A=no variable', '-----END"', 'export B=1');
    const mine = text('KEY="-----BEGIN', 'A=no variable', '-----END"', 'export B=1', '__proto__=1');
    const next = text('KEY="-----BEGIN', 'A=no variable', '-----END"', 'export B=2', 'constructor=1', 'A=2');
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'KEY="-----BEGIN',
        'A=no variable',
        '-----END"',
        'export B=2',
        '__proto__=1',
        'constructor=1',
        'A=2',
      ),
      conflicts: [],
    });
  });

  it('marks a variable that both changed, and no other', () => {
    const merged = merge(text('A=1', 'B=1'), text('A=mine', 'B=2'), text('A=next', 'B=1', 'C=1'));
    expect(merged.conflicts).toEqual([{ line: 1, end: 7 }]);
    expect(merged.text.split('\n').slice(7)).toEqual(['B=2', 'C=1', '']);
  });
});

describe('appending missing keys to .env', () => {
  const next = text(
    '# the database',
    'DATABASE_URL=postgres://app:generated@db',
    '',
    '# the cache',
    '# of pages',
    'REDIS_URL=redis://cache',
    'PORT=8000',
  );

  it('appends what is missing with its comments, and touches no value', () => {
    const mine = text('PORT=9000', 'DATABASE_URL=postgres://app:secret@db');
    expect(appendMissingKeys(mine, next)).toBe(
      `${mine}${text('', '# the cache', '# of pages', 'REDIS_URL=redis://cache')}`,
    );
  });

  it('appends nothing the second time', () => {
    const once = appendMissingKeys(text('PORT=9000'), next);
    expect(appendMissingKeys(once, next)).toBe(once);
    expect(once).toContain('DATABASE_URL=');
  });

  it('keeps CRLF and a last line without newline', () => {
    expect(appendMissingKeys('PORT=1\r\nREDIS_URL=x', text('A=1', 'PORT=2', 'REDIS_URL=y'))).toBe(
      'PORT=1\r\nREDIS_URL=x\r\nA=1\r\n',
    );
  });

  it('parts what it appends only where comments begin', () => {
    const offered = text('A=1', '', 'B=1', '', '# c', 'C=1');
    expect(appendMissingKeys(text('A=1'), offered)).toBe(text('A=1', 'B=1', '', '# c', 'C=1'));
  });

  it('makes a whole file of an empty one', () => {
    expect(appendMissingKeys('', next)).toBe(next);
  });

  it('takes a variable that the owner commented out for declined, unless it was never offered', () => {
    const mine = text('#REDIS_URL=redis://mine', 'PORT=1', 'DATABASE_URL=x');
    expect(appendMissingKeys(mine, next)).toBe(mine);
    expect(appendMissingKeys(mine, next, next)).toBe(mine);
    expect(appendMissingKeys(mine, next, text('#REDIS_URL='))).toContain('\nREDIS_URL=redis://cache\n');
  });

  it('is not misled by a value of several lines, a variable that stands twice, or odd lines', () => {
    const mine = text(
      'KEY="one',
      'PORT=no variable',
      '"',
      'A=1',
      'A=2',
      'export DATABASE_URL = x',
      'not a variable',
    );
    expect(appendMissingKeys(mine, next)).toBe(
      `${mine}${text('', '# the cache', '# of pages', 'REDIS_URL=redis://cache', 'PORT=8000')}`,
    );
  });
});
