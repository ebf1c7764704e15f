import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Check } from '../../conformance/check.ts';
import { allChecks } from '../../conformance/checks.ts';
import { applyEdits } from '../../conformance/mutants/apply.ts';
import { type Project, readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks, type Verdict } from '../../conformance/run.ts';

const SAMPLE = fileURLToPath(new URL('sample', import.meta.url));
const processes = (await allChecks()).filter(({ kind }) => kind === 'process');

async function verdicts(project: Project, checks: readonly Check[]): Promise<Verdict[]> {
  const rig = newRig(project);
  try {
    return await runChecks(checks, rig, 3, () => {});
  } finally {
    await rig.scope.close();
    await rig.undoing.finish();
  }
}

// In neither of the generator's languages, and without Docker: the suite sees processes, signals and HTTP.
describe('a program that keeps the contract', () => {
  it('passes every process check that applies to it', { timeout: 120_000 }, async () => {
    const all = await verdicts(await readProject(SAMPLE), processes);
    const wrong = all.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
    expect(wrong.map(({ check, saw }) => `${check.id}: ${saw}`)).toEqual([]);
    expect(all.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(20);
  });
});

describe('a program that breaks one promise', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it.each([
    ['IX-2', 'server.close(() => process.exit(0))', 'process.kill(process.pid, "SIGKILL")'],
    ['IX-5', ".once('SIGINT', stop)", ".once('SIGINT', () => process.exit(130))"],
    ['VII-1', "'0.0.0.0'", "'127.0.0.1'"],
    ['XI-2', 'new Date().toISOString()', 'new Date().toString()'],
    ['XI-4', "probe ? 'debug' : 'info'", "'info'"],
    ['III-2', "wrong.join('\\n')", 'wrong[0]'],
    ['III-7', 'process.env[name] ?? dotenv[name]', 'dotenv[name] ?? process.env[name]'],
    ['XIII-2', "'application/problem+json'", "'application/json'"],
  ])('%s turns red', { timeout: 60_000 }, async (id, replace, by) => {
    const folder = mkdtempSync(join(tmpdir(), 'sample-'));
    folders.push(folder);
    cpSync(SAMPLE, folder, { recursive: true });
    applyEdits(folder, [{ file: 'bin/app', replace, by }]);
    const checks = processes.filter((check) => check.id === id);
    expect(await verdicts(await readProject(folder), checks)).toMatchObject([{ outcome: 'failed' }]);
  });
});
