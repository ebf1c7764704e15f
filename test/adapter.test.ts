import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEnv } from 'yeoman-environment';
import helpers from 'yeoman-test';
import type { Answers } from '../generators/render.ts';
import { render } from '../generators/render.ts';
import { folder, run } from './cli/run.ts';

/** A generator as it is built: what `yo` loads. */
async function built(name: string): Promise<never> {
  const { default: generator } = await import(`../dist/generators/${name}/index.js`);
  return generator as never;
}

const [App, Update, Add, Remove] = await Promise.all(['app', 'update', 'add', 'remove'].map(built));
const quick = { install: false, git: false };

function expectRendered(cwd: string, dir: string, answers: Partial<Answers>): void {
  for (const [path, { contents }] of render(answers))
    expect(readFileSync(join(cwd, dir, path), 'utf8'), path).toBe(contents);
}

describe('yo twelve-factor', () => {
  it('gives the bytes of render for options', async () => {
    const { cwd } = await helpers
      .run(App as never)
      .withArguments(['orders'])
      .withOptions({
        ...quick,
        yes: true,
        services: 'redis',
        processes: ['web', 'worker'],
        ci: 'none',
      } as never);
    expectRendered(cwd, 'orders', {
      name: 'orders',
      services: ['redis'],
      processes: ['web', 'worker'],
      ci: 'none',
    });
  });

  it('ends with the exit status of the command line', async () => {
    const running = helpers
      .run(App as never)
      .withOptions({ ...quick, yes: true, framework: 'fastapy' } as never);
    await expect(running).rejects.toMatchObject({ code: 2 });
  });

  describe('at a terminal', () => {
    const before = { in: process.stdin.isTTY, out: process.stdout.isTTY, ci: process.env['CI'] };
    beforeEach(() => {
      process.stdin.isTTY = true;
      process.stdout.isTTY = true;
      delete process.env['CI'];
    });
    afterEach(() => {
      process.stdin.isTTY = before.in;
      process.stdout.isTTY = before.out;
      if (before.ci !== undefined) process.env['CI'] = before.ci;
    });

    it('gives the bytes of render for answers to prompts', async () => {
      const { cwd } = await helpers
        .run(App as never)
        .withOptions(quick as never)
        .withAnswers({
          framework: 'fastapi',
          services: ['postgres'],
          processes: ['scheduler'],
          targets: [],
          ci: 'none',
          name: 'asked',
          confirmed: true,
        });
      expectRendered(cwd, 'asked', {
        name: 'asked',
        services: ['postgres'],
        processes: ['web', 'scheduler'],
        targets: [],
        ci: 'none',
      });
    });
  });
});

describe('yo twelve-factor:add, :remove and :update', () => {
  it('do what the command line does', async () => {
    const cwd = folder();
    const dir = join(cwd, 'orders');
    await run({ cwd }, 'orders', '--yes', '--no-install', '--no-git');
    const yo = async (generator: unknown, args: readonly string[], options = {}) => {
      const env = createEnv({ cwd: dir, skipInstall: true } as never);
      env.register(generator as never, { namespace: 'twelve-factor:tried' } as never);
      await env.run(['twelve-factor:tried', ...args], { install: false, yes: true, ...options } as never);
    };
    await yo(Remove, ['process', 'worker']);
    expectRendered(dir, '.', { name: 'orders', processes: ['web', 'scheduler'] });
    await yo(Add, ['process', 'worker']);
    expectRendered(dir, '.', { name: 'orders' });
    await yo(Update, [], { license: 'MIT' });
    expectRendered(dir, '.', { name: 'orders', license: 'MIT' });
  });
});
