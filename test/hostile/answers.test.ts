import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswersError, render } from '../../generators/render.ts';
import { folder, run } from '../cli/run.ts';
import { CASES, hostileText, hostileValue, SEED } from './cases.ts';

const KEYS = [
  'name',
  'framework',
  'services',
  'processes',
  'targets',
  'ci',
  'description',
  'logs',
  'license',
];

const hostileKey = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...KEYS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'),
  },
  { weight: 1, arbitrary: hostileText },
);

/** Objects as a parser makes them: `__proto__` is a key like any other. */
const hostileAnswers = fc
  .array(fc.tuple(hostileKey, hostileValue), { minLength: 1, maxLength: 4 })
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

/** An error that a person can read: a line for each problem, none of them long, nothing that steers a terminal. */
function expectClear(text: string): void {
  for (const line of text.trimEnd().split('\n')) {
    expect(line).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u);
    expect(line.length).toBeLessThan(600);
    expect(line).not.toMatch(/TypeError|RangeError|undefined|\[object| at \//);
  }
}

/** What rendering gave: the paths of a project, or the message of an error that was meant for people. */
function outcomeOf(answers: object): { readonly paths: readonly string[]; readonly message: string } {
  try {
    return { paths: [...render(answers).keys()], message: '' };
  } catch (error) {
    if (!(error instanceof AnswersError) || error.problems.length === 0) throw error;
    return { paths: [], message: error.message };
  }
}

describe('answers of any kind', () => {
  it('give a project, or an error that names what is wrong', () => {
    let projects = 0;
    const property = fc.property(hostileAnswers, (answers) => {
      const { paths, message } = outcomeOf(answers);
      for (const path of paths) expect(path).toMatch(/^[\w.@-]+(\/[\w.@-]+)*$/);
      expectClear(message);
      projects += paths.length > 0 ? 1 : 0;
    });
    fc.assert(property, { seed: SEED, numRuns: Math.ceil((CASES * 4) / 5) });
    expect(projects).toBeGreaterThan(0);
  });

  it('arrive the same through an answers file', async () => {
    const cwd = folder();
    const property = fc.asyncProperty(hostileAnswers, async (answers) => {
      const stdin = JSON.stringify(answers);
      const { exit, err } = await run(
        { cwd, stdin },
        'new',
        '--answers',
        '-',
        '--yes',
        '--dry-run',
        '--quiet',
      );
      expect(exit).toBe(outcomeOf(JSON.parse(stdin) as object).message ? 2 : 0);
      expectClear(err);
    });
    await fc.assert(property, { seed: SEED, numRuns: Math.ceil(CASES / 50) });
  });

  const huge = 'x'.repeat(10_000_000);
  it.each([{ name: huge }, { description: huge }, { services: huge }, { [huge]: 1 }])(
    'of megabytes are refused in a line (%#)',
    async (answers) => {
      const { message } = outcomeOf(answers);
      expect(message).not.toBe('');
      expectClear(message);
      const stdin = JSON.stringify(answers);
      const { exit, err } = await run({ cwd: folder(), stdin }, 'new', '--answers', '-', '--yes');
      expect(exit).toBe(2);
      expectClear(err);
    },
  );

  it.each(['['.repeat(90_000), '{"a":'.repeat(19_000), `${'- '.repeat(45_000)}x`])(
    'nested without end are refused in a line (%#)',
    async (stdin) => {
      const { exit, err } = await run({ cwd: folder(), stdin }, 'new', '--answers', '-', '--yes');
      expect(exit).toBe(2);
      expectClear(err);
    },
  );
});
