import { describe, expect, it } from 'vitest';
import { mergeText } from '../../generators/core/merge/text.ts';

/** Numbers that look random and are the same in each run. */
function* numbers(below: number): Generator<number, never> {
  for (let state = 7; ; ) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield (state >> 8) % below;
  }
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

const coin = numbers(2);
const die = numbers(50);
const size = 20_000;
const periodic = lines(size, (index) => `x${index % 2}`);

/**
 * What took node-diff3 seconds to minutes (`reference/toolchain.md`), ten times as long. Each takes well
 * under a second here.
 */
const hard: readonly (readonly [name: string, base: string, mine: string, next: string])[] = [
  ['two values at random', ...three(() => lines(size, () => `${coin.next().value}`))],
  ['fifty values at random', ...three(() => lines(size, () => `${die.next().value}`))],
  [
    'a pattern with gaps',
    `p\n${periodic}q\n`,
    periodic.replaceAll(/(x0\nx1\n){48}x0\n/g, 'x0\n'),
    periodic.replaceAll(/(x0\nx1\n){31}x0\nx1\n/g, 'y\n'),
  ],
  [
    'the same lines in reverse',
    lines(size, (index) => `a${index}`),
    lines(size, (index) => `a${size - index}`),
    lines(size, (index) => `a${index}`),
  ],
  [
    'everything reformatted',
    lines(size, (index) => `  a${index}`),
    lines(size, (index) => `\ta${index}`),
    lines(size, (index) => `  a${index + (index % 9 ? 0 : 1)}`),
  ],
  ['one long line', 'x'.repeat(2_000_000), `${'x'.repeat(2_000_000)}y`, `z${'x'.repeat(2_000_000)}`],
  [
    'a huge file',
    lines(200_000, (index) => `line ${index}`),
    lines(200_000, (index) => `line ${index === 5 ? 'mine' : index}`),
    lines(200_000, (index) => `line ${index === 199_000 ? 'next' : index}`),
  ],
];

function three(make: () => string): readonly [string, string, string] {
  return [make(), make(), make()];
}

function json(count: number, last: string): string {
  return `{\n${lines(count, (index) => `  "key ${index}": [1, 2, 3],`)}  ${last}\n}\n`;
}

function deep(inner: string): string {
  return `${'['.repeat(10_000)}${inner}${']'.repeat(10_000)}\n`;
}

/** Milliseconds of work since then: a busy machine does not count. */
function spent(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('time', { timeout: 60_000 }, () => {
  it.each(hard)('is bounded for %s', (_, base, mine, next) => {
    const start = process.cpuUsage();
    const { text } = mergeText({ path: 'src/app.py', base, mine, next });
    expect(spent(start)).toBeLessThan(2000);
    expect(text).not.toBe('');
  });

  it('is bounded for a large file of a known format', () => {
    const start = process.cpuUsage();
    const merged = mergeText({
      path: 'a.json',
      base: json(6000, '"z": 1'),
      mine: json(6000, '"z": 1, "mine": 1'),
      next: json(6000, '"z": 1, "next": 1'),
    });
    expect(spent(start)).toBeLessThan(2000);
    expect(JSON.parse(merged.text)).toMatchObject({ z: 1, mine: 1, next: 1 });
  });

  it('leaves a file that is too large for the parsers to the merge by lines', () => {
    const merged = mergeText({
      path: 'a.json',
      base: json(60_000, '"z": 1'),
      mine: json(60_000, '"z": 2'),
      next: json(60_000, '"z": 3'),
    });
    expect(merged.conflicts).toHaveLength(1);
  });

  it('survives nesting that no parser follows', () => {
    for (const path of ['a.json', 'a.yaml', 'a.toml']) {
      expect(mergeText({ path, base: deep('1'), mine: deep('2'), next: deep('3') }).conflicts).toHaveLength(
        1,
      );
    }
  });
});
