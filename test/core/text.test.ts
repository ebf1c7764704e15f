import { describe, expect, it } from 'vitest';
import {
  checkDescription,
  checkName,
  DESCRIPTION_LENGTH,
  DESCRIPTION_PATTERN,
  NAME_LENGTH,
  NAME_PATTERN,
} from '../../generators/core/text.ts';

describe('checkName', () => {
  it.each(['ab', 'my-service', 'a1', 'x'.repeat(NAME_LENGTH)])('takes %s', (name) => {
    expect(checkName(name)).toBeUndefined();
    expect(name).toMatch(new RegExp(NAME_PATTERN));
  });

  it.each([
    '',
    'a',
    '-a',
    'a-',
    'a--b',
    '1a',
    '../x',
    'a/b',
    'Ünïcode',
    'Service',
    'a"b\'c',
    '$(x)',
    'a b',
    'a\nb',
    'ab\n',
    'a_b',
    'a.b',
  ])('refuses %j', (name) => {
    expect(checkName(name)).toMatch(/is not a name/);
    expect(name).not.toMatch(new RegExp(NAME_PATTERN));
  });

  it('refuses 300 characters, saying how many fit', () => {
    expect(checkName('x'.repeat(300))).toMatch(/300 characters long; at most 38/);
  });

  it.each(['con', 'nul', 'com1', 'lpt9'])('refuses %s, a device on Windows', (name) => {
    expect(checkName(name)).toMatch(/Windows/);
  });
});

describe('checkDescription', () => {
  it.each([
    'A service.',
    `"it's" \\ \`x\` $(y) \${z} #{a} <% b %> {{ c }} \${{ d }} & < > | * _ ~`,
    'Überraschung 服务 🚀',
    'x'.repeat(DESCRIPTION_LENGTH),
  ])('takes %s', (text) => {
    expect(checkDescription(text)).toBeUndefined();
    expect(text).toMatch(new RegExp(DESCRIPTION_PATTERN, 'u'));
  });

  it.each([
    '',
    ' ',
    ' a',
    'a ',
    'a\nb',
    'a\tb',
    'a\u0000b',
    'a\u2028b',
    'a\u202eb',
    'a\u007fb',
    '\ud800',
    'x'.repeat(DESCRIPTION_LENGTH + 1),
  ])('refuses %j', (text) => {
    expect(checkDescription(text)).toBeTypeOf('string');
  });
});
