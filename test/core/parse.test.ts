import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { didYouMean, parseAnswers } from '../../generators/core/parse.ts';
import { describeProblem } from '../../generators/core/problem.ts';
import { optionsOf } from '../../generators/core/table.ts';

const options = optionsOf(catalog);
const parse = (input: Record<string, unknown>) => parseAnswers(options, input, (key) => `--${key}`);
const complaints = (input: Record<string, unknown>) => parse(input).problems.map(describeProblem);

describe('parseAnswers', () => {
  it.each([
    ['a comma list', 'postgres,redis'],
    ['a comma list with spaces', 'postgres, redis'],
    ['a list', ['postgres', 'redis']],
    ['a repeated flag of comma lists', ['postgres,redis', 'redis']],
  ])('reads %s', (_, services) => {
    expect(parse({ services })).toEqual({ answers: { services: ['postgres', 'redis'] }, problems: [] });
  });

  it.each(['none', ['none'], []])('reads %j as the empty list', (services) => {
    expect(parse({ services }).answers.services).toEqual([]);
  });

  it('takes only what was given', () => {
    expect(parse({ name: 'orders' })).toEqual({ answers: { name: 'orders' }, problems: [] });
  });

  it.each([
    [
      { services: 'postgers' },
      '--services "postgers": is not known (did you mean postgres?); one of postgres, mysql, mariadb, redis',
    ],
    [{ services: '' }, '--services "": is empty; none is how the empty list is spelt'],
    [{ services: 'none,redis' }, '--services "none,redis": none goes with nothing else'],
    [{ services: { redis: true } }, '--services: must be a list or comma-separated text, not a object'],
    [{ services: [1] }, '--services: must hold text, not a number'],
    [{ framework: 'fastapy' }, '--framework "fastapy": is not known (did you mean fastapi?); one of fastapi'],
    [{ framework: null }, '--framework: must be text, not nothing'],
    [{ framework: ['fastapi'] }, '--framework: must be text, not a list'],
    [{ framwork: 'fastapi' }, '--framwork: is not an answer (did you mean framework?)'],
  ])('refuses %j', (input, message) => {
    expect(complaints(input)).toEqual([expect.stringContaining(message)]);
  });

  it('names everything that is wrong at once', () => {
    expect(complaints({ framework: 'x', services: 'y', colour: 'z' })).toHaveLength(3);
  });

  it('does not take what an object inherits for an answer', () => {
    expect(
      parse(JSON.parse('{"__proto__": {"framework": "x"}, "constructor": "y"}')).problems.map(
        ({ flag }) => flag,
      ),
    ).toEqual(['--__proto__', '--constructor']);
  });
});

describe('didYouMean', () => {
  it('is silent where nothing is near', () => {
    expect(didYouMean('kubernetes', ['redis', 'postgres'])).toBe('');
  });

  it('is silent for a value that is no typing error', () => {
    expect(didYouMean('x'.repeat(1_000_000), ['redis'])).toBe('');
  });
});
