import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allChecks } from '../../conformance/checks.ts';
import { readProject } from '../../conformance/project/project.ts';
import { newRig } from '../../conformance/rig.ts';
import { runChecks } from '../../conformance/run.ts';
import { until } from '../../conformance/system/wait.ts';
import { sh } from './shell.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
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

/** What Docker holds of a run of the suite, by the process that it is. */
async function traces(pid: number): Promise<string[]> {
  const name = `name=conf-${pid}-`;
  const lists = [
    ['docker', 'ps', '--all', '--quiet', '--filter', name],
    ['docker', 'network', 'ls', '--quiet', '--filter', name],
    ['docker', 'volume', 'ls', '--quiet', '--filter', name],
    ['docker', 'image', 'ls', '--quiet', '--filter', `reference=conf-${pid}-*`],
  ];
  return (await Promise.all(lists.map((list) => sh(list)))).flatMap((text) =>
    text.split('\n').filter(Boolean),
  );
}

it.each(['SIGINT', 'SIGTERM'] as const)('the suite takes all back on %s', async (signal) => {
  const project = fileURLToPath(new URL('../golden/fastapi-full', import.meta.url));
  const child = spawn(process.execPath, ['conformance/main.ts', project, '--only', 'IV-3'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  await until('its services to start', 300_000, async () => (await traces(pid)).length > 3);
  child.kill(signal);
  const [status] = (await once(child, 'exit')) as [number | null];
  expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
  expect(await traces(pid)).toEqual([]);
});
