import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../../build/templates.js';
import { allChecks } from '../../conformance/checks.ts';
import { mutantsFor } from '../../conformance/mutants/all.ts';
import { edited } from '../../conformance/mutants/apply.ts';
import { type Project, readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks } from '../../conformance/run.ts';
import { FULL, SHAPES, type Shape } from '../../conformance/shapes.ts';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Framework } from '../../generators/core/feature.ts';
import { renderProject } from '../../generators/core/render.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';

const checks = (await allChecks()).filter(({ kind }) => kind === 'static');
const mutants = await mutantsFor('fastapi');
const folder = mkdtempSync(join(tmpdir(), 'static-'));

/** Writes a shape without its tools: a lockfile's content is no matter of these checks. */
function render({ name, services, processes }: Shape, { id, language }: Framework): string {
  const list = (text: string) => (text === 'none' ? [] : text.split(','));
  const given = { name: 'conformance', framework: id, services: list(services), processes: list(processes) };
  const dir = join(folder, id, name);
  const files = renderProject(catalog, templates, resolveAnswers(optionsOf(catalog), given));
  for (const [path, { contents, executable }] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), contents);
    if (executable) chmodSync(join(dir, path), 0o755);
  }
  const lockfile = catalog.languages.find((each) => each.id === language)?.lock.lockfile;
  writeFileSync(join(dir, lockfile ?? ''), 'version = 1\n');
  return dir;
}

afterAll(() => rmSync(folder, { recursive: true }));

// Of everything, of nothing, of what comes in none of the other two: the rest is made of the same parts.
const shapes = SHAPES.filter(({ name }) => [FULL, 'none', 'mariadb+valkey+rabbitmq'].includes(name));
const projects = catalog.frameworks.flatMap((framework) => shapes.map((shape) => ({ framework, shape })));

describe.each(projects)('$framework.title with $shape.name', ({ framework, shape }) => {
  it('passes every static check', async () => {
    const rig = newRig(await readProject(render(shape, framework)));
    const verdicts = await runChecks(checks, rig, 1, () => {});
    await rig.undoing.finish();
    const wrong = verdicts.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
    expect(wrong.map(({ check, saw }) => `${check.id}: ${saw}`)).toEqual([]);
  });
});

// What they turn red, `npm run conformance:mutants` shows; that each still fits the templates takes no run.
describe('a mutant of the project that has everything', () => {
  let full: Project;
  beforeAll(async () => {
    const shape = SHAPES.find(({ name }) => name === FULL);
    const framework = catalog.frameworks.find(({ id }) => id === 'fastapi');
    if (!shape || !framework) throw new Error('there is nothing to change');
    full = await readProject(render(shape, framework));
  });

  it.each(mutants)('$check: $title, changes what it means to', ({ edits }) => {
    expect(() => edited(full.read, edits)).not.toThrow();
  });
});
