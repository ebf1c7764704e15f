import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Which official schema a path (or of a path, the documents of one kind) must satisfy; copies stand in `schemas/`. */
const SCHEMAS: readonly (readonly [path: RegExp, schema: string, kind?: string])[] = [
  [/^compose.*\.yaml$/, 'compose-spec'],
  [/^deploy\/swarm\/.*\.yaml$/, 'compose-spec'],
  [/\/kustomization\.yaml$/, 'kustomization'],
  [/\/Chart\.yaml$/, 'chart'],
  [/^fly\.toml$/, 'fly'],
  [/^deploy\/cloud-run\/.*\.yaml$/, 'cloud-run-v1'],
  [/\/httproute\.yaml$/, 'gateway-httproute'],
  [/\/argocd-application\.yaml$/, 'argocd-application'],
  [/\/flux-helmrelease\.yaml$/, 'flux-helmrelease', 'HelmRelease'],
  [/^\.github\/workflows\/.*\.yml$/, 'github-workflow'],
  [/^\.github\/actions\/.*\/action\.yml$/, 'github-action'],
  [/^\.github\/dependabot\.yml$/, 'dependabot-2.0'],
];

const compiled = new Map<string, ValidateFunction>();

/** What the official schema for a path has against a value, or undefined. */
export function schemaErrors(path: string, value: unknown): string | undefined {
  const found = (value as { readonly kind?: unknown } | null)?.kind;
  const name = SCHEMAS.find(
    ([pattern, , kind]) => pattern.test(path) && (kind === undefined || kind === found),
  )?.[1];
  if (!name) return undefined;
  const validate = compiled.get(name) ?? compile(name);
  if (validate(value)) return undefined;
  return `${name}: ${validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ')}`;
}

function compile(name: string): ValidateFunction {
  const { $schema, ...schema } = JSON.parse(
    readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8'),
  ) as {
    $schema?: string;
  };
  const Dialect = $schema?.includes('2020-12') ? Ajv2020 : Ajv;
  const ajv = new Dialect({ strict: false, allErrors: true });
  formats.default(ajv as never);
  const validate = ajv.compile(schema);
  compiled.set(name, validate);
  return validate;
}
