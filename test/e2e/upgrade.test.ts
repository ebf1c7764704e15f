import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { python } from '../../generators/catalog/languages/python.ts';
import type { Report } from '../../generators/cli/report.ts';
import { imagesOf } from '../../generators/core/images.ts';
import { fillPasswords } from '../../generators/core/local.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { stateFiles } from '../../generators/core/state.ts';
import { optionsOf } from '../../generators/core/table.ts';
import { sortTree } from '../../generators/core/tree.ts';
import { makeLockfile } from '../../generators/project/lock.ts';
import { commit, DELETED, ownIt, ownLines } from './owner.ts';
import { BIN, scratch } from './rendered.ts';
import { attempt, sh } from './shell.ts';
import { type Stack, stackOf } from './stack.ts';
import { inToolContainer } from './tools.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/0.9.0/orders', import.meta.url));

/** A project as the templates of 0.9.0 rendered it, with what that version remembered of it. */
function older(): string {
  const dir = join(scratch(), 'upgraded');
  cpSync(FIXTURE, dir, { recursive: true });
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dir, path)).isFile())
    .sort();
  const once = /\/migrations\/versions\//;
  const tree = sortTree(
    paths.map((path) => [
      path,
      {
        contents: readFileSync(join(dir, path), 'utf8'),
        executable: false,
        ownership: once.test(path) ? ('once' as const) : ('merged' as const),
      },
    ]),
  );
  const answers = resolveAnswers(optionsOf(catalog), { name: 'orders' });
  const images = imagesOf(catalog, answers.services);
  const state = stateFiles({ version: '0.9.0', answers, images }, tree, {});
  execFileSync('mkdir', ['-p', join(dir, '.twelve-factor')]);
  for (const [path, { contents }] of state) writeFileSync(join(dir, path), contents);
  const example = readFileSync(join(dir, '.env.example'), 'utf8');
  writeFileSync(
    join(dir, '.env'),
    fillPasswords(example, () => 'a-password-of-this-machine'),
    { mode: 0o600 },
  );
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: dir });
  commit(dir, 'Start orders');
  return dir;
}

async function lock(dir: string): Promise<void> {
  const locked = await makeLockfile(python.lock, dir);
  if (!locked.made) throw new Error(locked.reason);
}

const verb = async (dir: string, ...args: string[]) =>
  JSON.parse(await sh([process.execPath, BIN, ...args, '--json'], { cwd: dir })) as Report;

describe('a project of older templates, with twelve files and more edited by its owner', () => {
  let dir: string;
  let stack: Stack;
  let report: Report;

  beforeAll(async () => {
    dir = older();
    await lock(dir);
    ownIt(dir);
    await lock(dir);
    commit(dir, 'Lock');
    stack = stackOf(dir);
    report = await verb(dir, 'update', '--yes');
  });

  it('is updated without a conflict, and without losing a line', () => {
    expect(report.exit, JSON.stringify(report.files)).toBe(0);
    expect(report.from).toBe('0.9.0');
    expect(report.files.filter(({ outcome }) => outcome === 'merged').length).toBeGreaterThanOrEqual(4);
    for (const [path, line] of ownLines()) expect(readFileSync(join(dir, path), 'utf8')).toContain(line);
    for (const path of DELETED) expect(existsSync(join(dir, path))).toBe(false);
    expect(report.files).toContainEqual({ path: 'uv.lock', outcome: 'updated' });
    expect(readFileSync(join(dir, 'uv.lock'), 'utf8')).toContain('name = "humanize"');
  });

  it('has our changes too', async () => {
    expect(readFileSync(join(dir, 'compose.yaml'), 'utf8')).not.toContain('init: true');
    expect(existsSync(join(dir, 'docs/deploy/compose.md'))).toBe(true);
    expect(
      (await verb(dir, 'update', '--yes')).files.filter(({ outcome }) => outcome !== 'unchanged'),
    ).toEqual(
      report.files
        .filter(({ outcome }) => ['kept', 'kept-deleted', 'merged'].includes(outcome))
        .map(({ path, outcome }) => ({ path, outcome: outcome === 'kept-deleted' ? outcome : 'kept' })),
    );
  });

  it('passes its own checks, with the tests that the owner wrote', async () => {
    await stack.compose('up', '--detach', '--wait', 'postgres', 'redis');
    const { toolchain } = python;
    const checks = toolchain.checks.map(({ run }) => run);
    const script = [
      toolchain.setup,
      ...checks,
      `${toolchain.exec} app migrate`,
      toolchain.drift,
      toolchain.test,
    ];
    expect(await inToolContainer('python', stack, script.join('\n'))).toMatch(/passed/);
  });

  it('builds, migrates and boots, and greets', async () => {
    await stack.compose('up', '--build', '--wait');
    const [address = ''] = await stack.addresses();
    expect(await (await fetch(`${address}/greeting`)).json()).toEqual({ text: 'Hello, 1,000 times' });
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect((await fetch(`${address}/items`)).status).toBe(200);
    await stack.compose('--profile', 'backup', 'config', '--quiet');
    await stack.compose('down', '--volumes');
  });

  it('still keeps the contract', async () => {
    const suite = fileURLToPath(new URL('../../conformance/main.ts', import.meta.url));
    // But for II-4, the project's own checks, which have just passed.
    const { status, stdout } = await attempt([process.execPath, suite, dir, '--except', 'II-4']);
    expect(status, stdout).toBe(0);
  });

  it('is put back byte for byte by undo', async () => {
    const changed = await sh(['git', 'status', '--porcelain'], { cwd: dir });
    expect(changed).not.toBe('');
    await verb(dir, 'undo');
    expect(await sh(['git', 'status', '--porcelain'], { cwd: dir })).toBe('');
  });
});
