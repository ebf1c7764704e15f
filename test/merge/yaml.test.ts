import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mergeText } from '../../generators/core/merge/text.ts';
import { text } from './text.ts';

function merge(base: string, mine: string, next: string) {
  return mergeText({ path: 'compose.yaml', base, mine, next });
}

const compose = text(
  'services:',
  '  web:',
  '    image: app',
  '    ports:',
  '      - "8000:8000"',
  '  db:',
  '    image: postgres:16',
  'volumes:',
  '  data:',
);

function script(first: string, last: string, other: string): string {
  return text('run: |', `  ${first}`, '  middle', `  ${last}`, `other: ${other}`);
}

function steps(...names: readonly string[]): string {
  return text('steps:', ...names.map((name) => `  - name: ${name}`), 'a: 1');
}

describe('merging YAML by key', () => {
  it('takes services that both sides added, in the layout of the owner and with our comments', () => {
    const mine = text(
      'services:',
      '    # the site',
      '    web:',
      '        image: app # local',
      '        ports:',
      "            - '8000:8000'",
      '    db:',
      '        image: "postgres:16"',
      '    mail:',
      '        image: mailpit',
      'volumes:',
      '    data:',
    );
    const next = compose
      .replace('16', '17')
      .replace('volumes:', '  # the cache\n  redis:\n    image: redis:8\n\nvolumes:')
      .replace('  data:', '  data:\n  cache:');
    expect(merge(compose, mine, next)).toEqual({
      text: text(
        'services:',
        '    # the site',
        '    web:',
        '        image: app # local',
        '        ports:',
        "            - '8000:8000'",
        '    db:',
        '        image: postgres:17',
        '    mail:',
        '        image: mailpit',
        '    # the cache',
        '    redis:',
        '      image: redis:8',
        'volumes:',
        '    data:',
        '    cache:',
      ),
      conflicts: [],
    });
  });

  it('takes list items and variables that both sides added', () => {
    const base = text('ports:', '  - "80:80"', 'environment:', '  - A=1', '  - B=1', 'env:', '  X: "1"');
    const mine = text(
      'ports:',
      '  - "80:80"',
      '  - "9229:9229"',
      'environment:',
      '  - A=2',
      '  - B=1',
      '  - MINE=1',
      'env:',
      '  X: "1"',
      '  MINE: "1"',
    );
    const next = text(
      'ports:',
      '  - "80:80"',
      '  - "443:443"',
      'environment:',
      '  - A=1',
      '  - B=2',
      '  - NEXT=1',
      'env:',
      '  X: "1"',
      '  NEXT: "1"',
    );
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'ports:',
        '  - "80:80"',
        '  - "9229:9229"',
        '  - "443:443"',
        'environment:',
        '  - A=2',
        '  - B=2',
        '  - MINE=1',
        '  - NEXT=1',
        'env:',
        '  X: "1"',
        '  MINE: "1"',
        '  NEXT: "1"',
      ),
      conflicts: [],
    });
  });

  it('takes CI steps that both sides added, ours where it belongs', () => {
    const base = text('steps:', '  - uses: actions/checkout@v4', '  - name: Test', '    run: npm test');
    const mine = text(
      'steps:',
      '  - uses: actions/checkout@v4',
      '  - name: Test',
      '    run: npm test -- --bail',
      '  - name: Mine',
      '    run: echo',
    );
    const next = text(
      'steps:',
      '  - uses: actions/checkout@v5',
      '  - uses: actions/setup-node@v4',
      '    with:',
      '      cache: npm',
      '  - name: Test',
      '    run: npm test',
      '    env: { CI: "1" }',
      '  - name: Next',
      '    run: "true"',
    );
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'steps:',
        '  - uses: actions/checkout@v5',
        '  - uses: actions/setup-node@v4',
        '    with:',
        '      cache: npm',
        '  - name: Test',
        '    run: npm test -- --bail',
        '    env: { CI: "1" }',
        '  - name: Mine',
        '    run: echo',
        '  - name: Next',
        '    run: "true"',
      ),
      conflicts: [],
    });
  });

  it('takes a new order of ours whole, or asks', () => {
    const base = steps('x', 'y', 'z');
    const next = steps('z', 'y', 'x').replace('a: 1', 'b: 1\na: 2');
    expect(merge(base, steps('x', 'y', 'z').replace('a: 1', 'a: 1 # mine'), next).text).toBe(
      text('steps:', '  - name: z', '  - name: y', '  - name: x', 'b: 1', 'a: 2 # mine'),
    );
    expect(merge(base, steps('x', 'mine', 'y', 'z'), next).conflicts).not.toEqual([]);
  });

  it('finds items of lists that hold values and tables', () => {
    const base = text('a:', '  - x', '  - name: y');
    const merged = merge(
      base,
      text('a:', '    - x', '    - name: y', '    - mine'),
      text('a:', '  - x', '  - name: y', '    z: 1', '  - next'),
    );
    expect(merged).toEqual({
      text: text('a:', '    - x', '    - name: y', '      z: 1', '    - mine', '    - next'),
      conflicts: [],
    });
  });

  it('finds containers by their names', () => {
    const base = text('containers:', '- name: web', '  image: app:1', '- name: proxy', '  image: envoy:1');
    const mine = base.replace('app:1', 'app:1\n  tty: true');
    const next = base.replace('app:1', 'app:2').replace('envoy:1', 'envoy:2');
    expect(parse(merge(base, mine, next).text)).toEqual({
      containers: [
        { name: 'web', image: 'app:2', tty: true },
        { name: 'proxy', image: 'envoy:2' },
      ],
    });
  });

  it('marks only the value that both changed', () => {
    const mine = compose.replace('image: app', 'image: mine').replace('8000:8000', '9000:8000');
    const next = compose.replace('image: app', 'image: next').replace(':16', ':17');
    expect(merge(compose, mine, next)).toEqual({
      text: text(
        'services:',
        '  web:',
        '<<<<<<< yours',
        '    image: mine',
        '||||||| last generated',
        '    image: app',
        '=======',
        '    image: next',
        '>>>>>>> now generated',
        '    ports:',
        '      - "9000:8000"',
        '  db:',
        '    image: postgres:17',
        'volumes:',
        '  data:',
      ),
      conflicts: [{ line: 3, end: 9 }],
    });
  });

  it('copies words and numbers as they are written, for readers of YAML 1.1', () => {
    const base = text('a: 1');
    const next = text('a: 1', 'restart: "no"', "on: 'yes'", 'mode: 0644', 'time: "22:22"', 'version: "3.10"');
    const merged = merge(base, text('a: 1', 'mine: off'), next);
    expect(merged).toEqual({
      text: text('a: 1', 'mine: off', ...next.split('\n').slice(1, -1)),
      conflicts: [],
    });
  });

  it('takes quotes around such a word for a change', () => {
    const merged = merge(
      text('a: 1', 'restart: no'),
      text('a: 2', 'restart: "no"'),
      text('a: 1', 'restart: always'),
    );
    expect(merged.conflicts).toHaveLength(1);
  });

  it('merges changes of both in different lines of one script', () => {
    expect(
      merge(script('one', 'three', 'a'), script('mine', 'three', 'b'), script('one', 'next', 'a')),
    ).toEqual({ text: script('mine', 'next', 'b'), conflicts: [] });
  });

  it('keeps a script with comments and empty lines as it is, and copies ours', () => {
    const base = text('a: 1');
    const mine = text('a: 1', 'mine: |', '  # no comment', '', '    deep', '  end');
    const next = text('a: 1', 'next: >-', '  folded', '  text', '', '# about b', 'b: 2');
    expect(merge(base, mine, next)).toEqual({
      text: text(
        'a: 1',
        'mine: |',
        '  # no comment',
        '',
        '    deep',
        '  end',
        'next: >-',
        '  folded',
        '  text',
        '',
        '# about b',
        'b: 2',
      ),
      conflicts: [],
    });
  });

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
