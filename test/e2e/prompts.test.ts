import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { render } from '../../generators/render.ts';
import { BIN, scratch } from './rendered.ts';
import { until } from './shell.ts';

/** A run at a terminal of its own, made by util-linux's `script`. */
function atTerminal(cwd: string, args: readonly string[]) {
  const { CI: _, ...env } = process.env;
  const command = [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { ...env, COLUMNS: '120' },
  });
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')));
  const ended = new Promise<number>((resolve) => {
    child.on('close', (status) => resolve(status ?? 1));
  });
  return {
    ended,
    shown: () => shown,
    /** Answers a question once it is asked: with what is typed, then Enter. */
    answer: async (question: string, keys = '') => {
      await until(
        `${question} to be asked`,
        async () => shown.includes(`? ${question}`) || shown.includes(question),
        20,
      );
      for (const key of keys) child.stdin.write(key);
      child.stdin.write('\r');
    },
    press: (key: string) => child.stdin.write(key),
  };
}

describe('at a terminal', () => {
  it('asks, shows a summary, writes, and ends with the command that needs no questions', async () => {
    const cwd = scratch();
    const run = atTerminal(cwd, ['new', '--no-install', '--no-git']);
    await run.answer('Framework');
    await run.answer('Backing services');
    await run.answer('Process types');
    await run.answer('Deploy targets');
    await run.answer('Continuous integration');
    await run.answer('Name', 'asked');
    await run.answer('Write it?');
    expect(await run.ended, run.shown()).toBe(0);
    expect(run.shown()).toContain(
      'npx generator-twelve-factor new --framework fastapi --services postgres,redis',
    );
    expect(readFileSync(join(cwd, 'asked/compose.yaml'), 'utf8')).toBe(
      render({ name: 'asked' }).get('compose.yaml')?.contents,
    );
  });

  it('leaves nothing behind on Ctrl-C, and says so by its status', async () => {
    const cwd = scratch();
    const run = atTerminal(cwd, ['new', '--no-install', '--no-git']);
    await run.answer('Framework');
    await until('the next question', async () => run.shown().includes('Backing services'), 20);
    run.press('\u0003');
    expect(await run.ended).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
    expect(run.shown()).not.toMatch(/\n\s+at /);
  });
});
