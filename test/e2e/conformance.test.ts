import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allChecks } from '../../conformance/checks.ts';
import { readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks } from '../../conformance/run.ts';

const SAMPLE = fileURLToPath(new URL('../conformance/sample', import.meta.url));

it('a program that keeps the contract passes every process check that applies to it', async () => {
  const rig = newRig(await readProject(SAMPLE));
  try {
    const checks = (await allChecks()).filter(({ kind }) => kind === 'process');
    const verdicts = await runChecks(checks, rig, 2, () => {});
    const wrong = verdicts.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
    expect(wrong.map(({ check, saw }) => `${check.id}: ${saw}`)).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(20);
  } finally {
    await rig.scope.close();
    await rig.undoing.finish();
  }
});
