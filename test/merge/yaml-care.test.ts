import { describe, expect, it } from 'vitest';
import { compose, merge } from './compose.ts';
import { text } from './text.ts';

describe('merging YAML with care', () => {
  it('keeps anchors, aliases and merge keys, and adds a service that uses one', () => {
    const base = text('x-app: &app', '  image: app', 'services:', '  web:', '    <<: *app');
    const mine = text(
      'x-app: &app',
      '  image: mine',
      'services:',
      '  web:',
      '    <<: *app',
      '  shell:',
      '    <<: *app',
      '    tty: true',
    );
    const next = text(
      'x-app: &app',
      '  image: app',
      '  init: true',
      'services:',
      '  web:',
      '    <<: *app',
      '  worker:',
      '    <<: *app',
    );
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'x-app: &app',
        '  image: mine',
        '  init: true',
        'services:',
        '  web:',
        '    <<: *app',
        '  shell:',
        '    <<: *app',
        '    tty: true',
        '  worker:',
        '    <<: *app',
      ),
      conflicts: [],
    });
  });

  it('does not take out or replace what has an anchor: it asks', () => {
    const base = text('a: &one', '  x: 1', 'b: 1', 'c: *one');
    const mine = text('a: &one', '  x: 1', 'b: 2', 'c: *one', 'mine: *one');
    const merged = merge(base, mine, text('b: 3', 'c: 1'));
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('a: &one');
  });

  it('does not bring an anchor in beside those that are there: it asks', () => {
    const base = text('a: 1', 'z: 1');
    const merged = merge(
      base,
      text('a: 1', 'z: 1', 'mine: 1'),
      text('a: 1', 'z: 1', 'x: &new', '  y: 1', 'w: *new'),
    );
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('mine: 1');
  });

  it.each([
    ['a key that is a list', '? [a, b]\n: 1\n'],
    ['a key with a mark of its own', '? a\n: 1\n'],
    ['a key with an anchor', '&k a: 1\n'],
    ['a key in brackets without a value', 'a: { b }\n'],
    ['a pair in a list in brackets', 'a: [b: 1]\n'],
    ['an anchor without a value', 'a: &k\nc: 1\n'],
  ])('leaves a file with %s to the merge by lines', (_, odd) => {
    const base = text('x: 1', 'y: 1', 'z: 1');
    const merged = merge(odd + base, odd + base.replace('x: 1', 'x: 2'), odd + base.replace('z: 1', 'z: 2'));
    expect(merged).toEqual({ text: odd + text('x: 2', 'y: 1', 'z: 2'), conflicts: [] });
    expect(merge(odd + base, `${odd}${base}m: 1\n`, `${odd}${base}n: 1\n`).conflicts).toHaveLength(1);
  });

  it('leaves several documents to the merge by lines', () => {
    const base = text('kind: A', '---', 'kind: B', 'x: 1');
    expect(merge(base, base.replace('A', 'Mine'), base.replace('x: 1', 'x: 2'))).toEqual({
      text: text('kind: Mine', '---', 'kind: B', 'x: 2'),
      conflicts: [],
    });
    const merged = merge(base, base.replace('x: 1', 'x: 2'), base.replace('x: 1', 'x: 3'));
    expect(merged.conflicts).toEqual([{ line: 4, end: 10 }]);
  });

  it('marks lines that merge cleanly into an invalid file', () => {
    const base = text('a: 1', 'b: 1', 'c: 1', 'd: 1', '---', 'e: 1');
    const merged = merge(
      base,
      text('new: 1', 'a: 1', 'b: 1', 'c: 1', 'd: 1', '---', 'e: 1'),
      text('a: 1', 'b: 1', 'c: 1', 'd: 1', 'new: 2', '---', 'e: 1'),
    );
    expect(merged.conflicts).not.toEqual([]);
  });

  it('asks before a comment of the owner goes with what we take out', () => {
    const mine = compose.replace('  db:', '  # do not touch\n  db:').replace('app', 'mine');
    const merged = merge(
      compose,
      mine,
      text('services:', '  web:', '    image: next', '    ports:', '      - "8000:8000"'),
    );
    expect(merged.conflicts).not.toEqual([]);
    expect(merged.text).toContain('# do not touch');
  });

  it('takes out what only we have, and writes an empty table as one', () => {
    const base = text('a:', '  b: 1', 'c: 1');
    expect(merge(base, text('a:', '  b: 1', 'c: 2'), text('a: {}', 'c: 1'))).toEqual({
      text: text('a: {}', 'c: 2'),
      conflicts: [],
    });
    expect(merge(base, text('c: 2', 'a:', '  b: 1'), text('c: 1', 'd: 1'))).toEqual({
      text: text('c: 2', 'd: 1'),
      conflicts: [],
    });
  });

  it('puts entries of ours into brackets of the owner, and the other way round', () => {
    const base = text('ports: []', 'env: {}', 'args:', '  - a');
    const mine = text('ports: [] # none yet', 'env: { MINE: 1 }', 'args: [a, mine]');
    const next = text('ports:', '  - "80:80"', 'env:', '  NEXT: "x: y"', 'args:', '  - a', '  - next');
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'ports: # none yet',
        '  - "80:80"',
        'env: { MINE: 1, NEXT: "x: y" }',
        'args: [a, mine, next]',
      ),
      conflicts: [],
    });
  });

  it('keeps a last line without newline', () => {
    expect(merge('a: 1\nb: 1', 'a: 2\nb: 1', 'a: 1\nb: 1\nc: 1').text).toBe('a: 2\nb: 1\nc: 1');
  });
});
