import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { allChecks } from '../../conformance/checks.ts';
import { applyEdits } from '../../conformance/mutants/apply.ts';
import { readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks } from '../../conformance/run.ts';

const SAMPLE = fileURLToPath(new URL('sample', import.meta.url));
const checks = await allChecks();
const folder = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

const BREAKS: [id: string, replace: string, by: string][] = [
  ['III-2', "wrong.join('\\n')", 'wrong[0]'],
  ['III-7', 'process.env[name] ?? dotenv[name]', 'dotenv[name] ?? process.env[name]'],
  ['VII-1', "'0.0.0.0'", "'127.0.0.1'"],
  ['IX-2', 'server.close(() => process.exit(0))', 'process.kill(process.pid, "SIGKILL")'],
  ['XI-2', 'new Date().toISOString()', 'new Date().toString()'],
  ['XIII-2', "'application/problem+json'", "'application/json'"],
];

async function outcomes(dir: string, ids: readonly string[]): Promise<string[]> {
  const rig = newRig(await readProject(dir));
  try {
    const asked = checks.filter(({ id }) => ids.includes(id));
    const verdicts = await runChecks(asked, rig, 3, () => {});
    return verdicts.map(
      ({ check, outcome, saw }) => `${check.id} ${outcome}${outcome === 'passed' ? '' : `: ${saw}`}`,
    );
  } finally {
    await rig.scope.close();
    await rig.undoing.finish();
  }
}

// In neither of the generator's languages, and without Docker: the suite sees processes, signals and HTTP.
describe('a program that keeps the contract', () => {
  const ids = BREAKS.map(([id]) => id);
  it(`passes ${ids.join(', ')}`, { timeout: 60_000 }, async () => {
    expect(await outcomes(SAMPLE, ids)).toEqual(ids.map((id) => `${id} passed`));
  });
});

describe.concurrent('a program that breaks one promise', () => {
  it.each(BREAKS)('%s turns red', { timeout: 60_000 }, async (id, replace, by) => {
    const copy = join(folder, id);
    cpSync(SAMPLE, copy, { recursive: true });
    applyEdits(copy, [{ file: 'bin/app', replace, by }]);
    expect(await outcomes(copy, [id])).toEqual([expect.stringContaining(`${id} failed`)]);
  });
});
