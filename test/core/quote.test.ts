import { spawnSync } from 'node:child_process';
import { parse as parseToml } from '@decimalturn/toml-patch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { quote } from '../../generators/core/quote.ts';
import { checkDescription } from '../../generators/core/text.ts';

/** Any text that a description may hold. */
const printable = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'yes',
      'no',
      'null',
      '~',
      '1e3',
      '0x1f',
      '- a',
      '# b',
      "it's",
      '"',
      '\\',
      '$(x)',
      '${y}',
      '`z`',
      '%TAG',
      '&a',
      '*a',
      '!b',
      '{{c}}',
      '<%',
    ),
  )
  .filter((text) => checkDescription(text) === undefined);

describe('quote', () => {
  it('gives YAML, TOML and JSON literals that read back equal', () => {
    fc.assert(
      fc.property(printable, (text) => {
        expect(parseYaml(`key: ${quote.yaml(text)}\n`)).toEqual({ key: text });
        expect(parseYaml(`key: ${quote.yaml(text)}\n`, { version: '1.1' })).toEqual({ key: text });
        expect(parseToml(`key = ${quote.toml(text)}\n`)).toEqual({ key: text });
        expect(JSON.parse(quote.json(text))).toBe(text);
        expect(parseYaml(`key: ${quote.flow([text, text])}`)).toEqual({ key: [text, text] });
      }),
    );
  });

  it('gives shell words that read back equal', () => {
    const texts = fc.sample(printable, 50);
    const script = texts.map((text) => `printf '%s\\0' ${quote.shell(text)}`).join('\n');
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(texts);
  });

  it('leaves a plain shell word plain', () => {
    expect(quote.shell('postgres,redis')).toBe('postgres,redis');
  });

  it('makes a Dockerfile word inert', () => {
    expect(quote.dockerfile('a "b" $C ${D} \\')).toBe('"a \\"b\\" \\$C \\${D} \\\\"');
  });

  it.each([
    ['A service.', 'A service.'],
    [
      '*a* _b_ `c` [d](e) <f> &amp; | ~g~ $h$',
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\&amp; \\| \\~g\\~ \\$h\\$',
    ],
    ['# heading', '\\# heading'],
    ['1. list', '1\\. list'],
    ['- list', '\\- list'],
  ])('makes Markdown of %s inert', (text, expected) => {
    expect(quote.markdown(text)).toBe(expected);
  });

  it('keeps compose from interpolating', () => {
    expect(quote.compose('echo $A ${B}')).toBe('echo $$A $${B}');
  });
});
