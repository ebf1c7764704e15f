import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templates } from '../build/templates.js';
import { catalog } from '../generators/catalog/catalog.ts';
import type { Contribution, Layer } from '../generators/core/feature.ts';
import packageJson from '../package.json' with { type: 'json' };

const axes = {
  languages: catalog.languages,
  frameworks: catalog.frameworks,
  services: catalog.services,
  processes: catalog.processes,
  targets: catalog.targets,
  ci: catalog.ci,
  logs: catalog.logs,
} as const;

const entries = Object.entries(axes).flatMap(([axis, list]) =>
  list.map((entry) => ({ axis, entry, name: `${axis}/${entry.id}` })),
);
const layered = entries.filter(({ axis }) => axis !== 'services' && axis !== 'processes');

/** Every trait that some answers can make present. */
const traits = new Set([
  'sql',
  'cache',
  'queue',
  'sql-swap',
  'services',
  'background',
  'targets',
  ...catalog.processes.map(({ id }) => id),
  ...catalog.services.flatMap(({ roles, protocol }) => roles.map((role) => `${role}-${protocol}`)),
  ...catalog.frameworks.flatMap((framework) => framework.traits ?? []),
  ...catalog.targets.map(({ id }) => `target-${id}`),
  ...['none', ...catalog.ci.map(({ id }) => id)].map((id) => `ci-${id}`),
  ...['none', ...catalog.logs.map(({ id }) => id)].map((id) => `logs-${id}`),
  ...['none', ...catalog.licenses.map(({ id }) => id)].map((id) => `license-${id}`),
]);

describe('the catalogue', () => {
  it("has the package's version", () => {
    expect(catalog.version).toBe(packageJson.version);
  });

  it.each(entries)('$name has an id that is its file, and words for people', ({ axis, entry }) => {
    expect(entry.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(existsSync(new URL(`../generators/catalog/${axis}/${entry.id}.ts`, import.meta.url))).toBe(true);
    expect(entry.title).not.toBe('');
    expect(entry.summary).not.toMatch(/[.\n]$|^$/);
  });

  it.each(layered)('$name has a folder of templates', ({ name }) => {
    expect(templates[name]?.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(axes))('lists every file of catalog/%s', (axis) => {
    const files = readdirSync(new URL(`../generators/catalog/${axis}/`, import.meta.url)).map((file) =>
      file.replace(/\.ts$/, ''),
    );
    expect(files.sort()).toEqual(axes[axis as keyof typeof axes].map(({ id }) => id).sort());
  });

  it('has an entry for every folder of templates', () => {
    expect(Object.keys(templates).sort()).toEqual(['common', ...layered.map(({ name }) => name)].sort());
  });

  it('asks in overlay folders and rows only for traits that can be present', () => {
    const asked = [
      ...Object.values(templates).flatMap((layer) => layer.flatMap((template) => template.traits)),
      ...[catalog.common, ...layered.map(({ entry }) => entry as Layer)].flatMap(({ when }) =>
        Object.keys(when ?? {}).flatMap((condition) => condition.split('+')),
      ),
    ];
    expect(asked.filter((trait) => !traits.has(trait))).toEqual([]);
  });

  it('declares ownership and purposes only for paths that are rendered', () => {
    const layers: readonly (readonly [string, Layer])[] = [
      ['common', catalog.common],
      ...layered.map(({ name, entry }) => [name, entry as Layer] as const),
    ];
    for (const [folder, layer] of layers) {
      const paths = [...(templates[folder] ?? []).map(({ path }) => path), ...derived(layer)];
      const declared = [...Object.keys(layer.ownership ?? {}), ...Object.keys(layer.purposes ?? {})];
      for (const pattern of declared) {
        const prefix = pattern.replace(/\*\*$/, '');
        expect(
          paths.some((path) => path === pattern || (prefix.endsWith('/') && path.startsWith(prefix))),
          `${folder}: ${pattern}`,
        ).toBe(true);
      }
    }
  });

  it.each(catalog.services)(
    '$id attaches by a URL',
    ({ url, port, variable, environment, password, setPassword }) => {
      const parsed = new URL(url.replace('{host}', 'host').replace('{password}', 'secret'));
      expect(parsed.hostname).toBe('host');
      expect(Number(parsed.port)).toBe(port);
      expect(variable).toMatch(/^[A-Z]+_URL$/);
      expect(password !== undefined).toBe(url.includes('{password}'));
      expect(setPassword?.includes('$NEW') ?? false).toBe(password !== undefined);
      expect(Object.values(environment).some((value) => value.includes('{password}'))).toBe(
        password !== undefined,
      );
    },
  );

  it.each(catalog.frameworks)('$id names no library twice, nor one that its language has', (framework) => {
    const language = catalog.languages.find(({ id }) => id === framework.language) as Layer;
    const names = [framework, language].flatMap((layer) => libraries(layer));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

function derived(layer: Layer): readonly string[] {
  return Object.entries(layer.ownership ?? {}).flatMap(([path, ownership]) =>
    ownership === 'derived' ? [path] : [],
  );
}

function libraries(layer: Layer): readonly string[] {
  const parts: readonly Contribution[] = [layer, ...Object.values(layer.when ?? {})];
  return parts
    .flatMap((part) => [...(part.dependencies ?? []), ...(part.devDependencies ?? [])])
    .map(({ name }) => name);
}
