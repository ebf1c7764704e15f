import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compose, merge } from './compose.ts';
import { text } from './text.ts';

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
});
