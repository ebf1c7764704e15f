import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../../build/templates.js';
import { allChecks } from '../../conformance/checks.ts';
import { copyOf } from '../../conformance/launch/build.ts';
import { mutantsFor } from '../../conformance/mutants/all.ts';
import { applyEdits } from '../../conformance/mutants/apply.ts';
import { prove } from '../../conformance/mutants/prove.ts';
import { type Project, readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks } from '../../conformance/run.ts';
import { SHAPES, type Shape } from '../../conformance/shapes.ts';
import { undoing } from '../../conformance/system/undo.ts';
import { catalog } from '../../generators/catalog/catalog.ts';
import { renderProject } from '../../generators/core/render.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';

const checks = (await allChecks()).filter(({ kind }) => kind === 'static');
const all = await mutantsFor('fastapi');
const mutants = all.filter(({ check }) => checks.some(({ id }) => id === check));
const folder = mkdtempSync(join(tmpdir(), 'static-'));

/** Writes a shape without its tools: a lockfile's content is no matter of these checks. */
function render({ name, services, processes }: Shape): string {
  const list = (text: string) => (text === 'none' ? [] : text.split(','));
  const given = { name: 'conformance', services: list(services), processes: list(processes) };
  const dir = join(folder, name);
  const files = renderProject(catalog, templates, resolveAnswers(optionsOf(catalog), given));
  for (const [path, { contents, executable }] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), contents);
    if (executable) chmodSync(join(dir, path), 0o755);
  }
  writeFileSync(join(dir, 'uv.lock'), 'version = 1\n');
  return dir;
}

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(SHAPES)('a project with $name', (shape) => {
  it('passes every static check', async () => {
    const rig = newRig(await readProject(render(shape)));
    const verdicts = await runChecks(checks, rig, 1, () => {});
    await rig.undoing.finish();
    const wrong = verdicts.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
    expect(wrong.map(({ check, saw }) => `${check.id}: ${saw}`)).toEqual([]);
  });
});

describe('a project with a fault', () => {
  let full: Project;
  const registry = undoing();
  beforeAll(async () => {
    const [shape] = SHAPES;
    full = await readProject(render(shape ?? { name: '', services: '', processes: '' }));
  });
  afterAll(() => registry.finish());

  // The others take containers to be proven; that their edits still fit takes none.
  it.each(all)('$check: $title, can be made', ({ edits }) => {
    const copy = copyOf(full, {});
    try {
      expect(() => applyEdits(copy, edits)).not.toThrow();
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it.each(mutants)('$check: $title', { timeout: 30_000 }, async (mutant) => {
    const { fault, own, unrelated } = await prove(full, mutant, checks, { jobs: 1, registry });
    expect(fault).toBeUndefined();
    expect(own?.outcome).toBe('failed');
    expect(unrelated.map(({ check, saw }) => `${check.id}: ${saw}`)).toEqual([]);
  });
});
