import { catalog } from '../catalog/catalog.ts';
import { NONE, type Option, type Options, rows } from '../core/options.ts';
import { resolveAnswers } from '../core/resolve.ts';
import { optionsOf } from '../core/table.ts';
import { EXIT } from './exit.ts';
import { HELP, type Verb } from './verb.ts';

/** The JSON Schema (2020-12) of an answers file, for editors and for CI that writes one. */
export function answersSchema(options: Options, version: string): Record<string, unknown> {
  const defaults = resolveAnswers(options, {});
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Answers of generator-twelve-factor ${version}`,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      rows(options).map(([key, option]) => [key, property(option, defaults[key])]),
    ),
  };
}

function property(option: Option, preset: string | readonly string[]): Record<string, unknown> {
  const description = option.summary;
  if (option.type === 'text')
    return {
      description,
      type: 'string',
      maxLength: option.maxLength,
      pattern: option.pattern,
      default: preset,
    };
  const ids = option.choices.map(({ id }) => id);
  if (option.type === 'select') return { description, enum: ids, default: preset };
  return {
    description: `${description}; ${NONE} is the empty list`,
    oneOf: [
      { type: 'array', items: { enum: ids }, uniqueItems: true },
      { type: 'string', pattern: `^(${NONE}|(${ids.join('|')})(,\\s*(${ids.join('|')}))*)$` },
      { type: 'array', items: { const: NONE }, minItems: 1, maxItems: 1 },
    ],
    default: preset,
  };
}

export const schema: Verb = {
  name: 'schema',
  summary: 'print the JSON Schema of an answers file',
  usage: '',
  positionals: 0,
  flags: [HELP],
  examples: ['schema > answers.schema.json'],
  run: async (_line, io) => {
    io.out(`${JSON.stringify(answersSchema(optionsOf(catalog), catalog.version), undefined, 2)}\n`);
    return EXIT.done;
  },
};
