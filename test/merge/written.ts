import { parse as parseToml, stringify as writeToml } from '@decimalturn/toml-patch';
import { parse as parseYaml, stringify as writeYaml } from 'yaml';
import type { Value } from './values.ts';

/**
 * A format as the tests see it: read and written by its library, in the layouts that people use. The first is
 * ours.
 */
export interface Written {
  readonly path: string;
  readonly comment: string;
  readonly read: (text: string) => Value;
  readonly styles: readonly ((value: Value) => string)[];
}

const json: Written = {
  path: 'package.json',
  comment: '',
  read: (text) => JSON.parse(text) as Value,
  styles: [
    (value) => `${JSON.stringify(value, null, 2)}\n`,
    (value) => `${JSON.stringify(value, null, 4)}\n`,
    (value) => `${JSON.stringify(value, null, '\t')}\n`,
    (value) => JSON.stringify(value),
  ],
};

const jsonc: Written = {
  ...json,
  path: 'tsconfig.json',
  comment: '// ',
  read: (text) => JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '')) as Value,
};

const yaml: Written = {
  path: 'k8s/app.yaml',
  comment: '# ',
  read: (text) => (parseYaml(text, { maxAliasCount: -1 }) ?? {}) as Value,
  styles: [
    (value) => writeYaml(value),
    (value) => writeYaml(value, { indent: 4 }),
    (value) => writeYaml(value, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
    (value) => writeYaml(value, { indentSeq: false }),
    (value) => writeYaml(value, { collectionStyle: 'flow' }),
  ],
};

const toml: Written = {
  path: 'pyproject.toml',
  comment: '# ',
  read: (text) => parseToml(text) as Value,
  styles: [
    (value) => writeToml(value),
    (value) => writeToml(value, { inlineTableStart: 2 }),
    (value) => writeToml(value, { multilineArray: true, trailingComma: true }),
  ],
};

/** The formats that are merged by key. */
export const formats = { json, jsonc, yaml, toml };

/**
 * The value in one of the format's layouts; in the first where the library writes something else than it was
 * given.
 */
export function written(format: Written, value: Value, style: number): string {
  const [first] = format.styles;
  const text = format.styles[style % format.styles.length]?.(value) ?? '';
  return style > 0 && !saysTheSame(format, text, first?.(value) ?? '') ? (first?.(value) ?? '') : text;
}

function saysTheSame(format: Written, text: string, other: string): boolean {
  try {
    return JSON.stringify(format.read(text)) === JSON.stringify(format.read(other));
  } catch {
    return false;
  }
}

/** The text with a comment of the owner's on a line of its own, if the text then still says the same. */
export function commented(format: Written, text: string, place: number, words: string): string {
  if (format.comment === '') return text;
  const lines = text.split('\n');
  const at = place % lines.length;
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const changed = lines.toSpliced(at, 0, indent + format.comment + words).join('\n');
  return saysTheSame(format, changed, text) ? changed : text;
}
