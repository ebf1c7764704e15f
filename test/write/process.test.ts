import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundle, start } from './child.ts';
import { disk, temp } from './real.ts';
import { build, names, read, snapshot } from './worlds.ts';

// Hundreds of runs, each whole: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const scripts = fs.mkdtempSync(join(tmpdir(), 'scripts-'));
let writer = '';
beforeAll(() => {
  writer = bundle('writer', scripts);
});
afterAll(() => fs.rmSync(scripts, { recursive: true }));

// On Windows no process can be sent a signal: to send one ends it.
const HAS_SIGNALS = process.platform !== 'win32';

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while a project is prepared', (signal) => {
  it.runIf(HAS_SIGNALS).each(['absent', 'empty'])(
    'leaves a folder that was %s as it was, and exits with 130',
    async (state) => {
      const home = temp();
      if (state === 'empty') build(disk, home, { 'app/.git/HEAD': 'ref' });
      const before = snapshot(disk, home);
      const child = await start(writer, 'hang', `${home}/app`);
      const during = names(disk, state === 'empty' ? `${home}/app` : home);
      child.process.kill(signal);
      expect(await child.end).toEqual({ status: 130, said: 'interrupted' });
      expect(during.some((name) => name.includes('twelve-factor'))).toBe(true);
      expect(snapshot(disk, home)).toEqual(before);
      expect(names(disk, home)).toEqual(state === 'empty' ? ['app'] : []);
    },
  );
});

const crowd = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Lets all of them go at once; tells who won, and what the others said. */
async function race(verb: string, dir: string): Promise<{ winners: string[]; reasons: string[] }> {
  const children = await Promise.all(crowd.map((name) => start(writer, verb, dir, name)));
  for (const child of children) child.process.stdin.write('go\n');
  const ends = await Promise.all(children.map(({ end }) => end));
  return {
    winners: crowd.filter((_, index) => ends[index]?.status === 0),
    reasons: ends.filter(({ status }) => status !== 0).map(({ said }) => said),
  };
}

describe('six processes at once', () => {
  it.each(['absent', 'empty'])('make one project in one folder: %s', async (state) => {
    const home = temp();
    build(disk, home, { other: '', ...(state === 'empty' && { 'app/': ['', 0o755] as const }) });
    const { winners, reasons } = await race('new', `${home}/app`);
    expect(winners).toHaveLength(1);
    for (const reason of reasons) expect(['appeared', 'locked', 'not-empty']).toContain(reason);
    const files = Object.entries(snapshot(disk, `${home}/app`)).filter(([path]) => !path.endsWith('/'));
    expect(files).toHaveLength(30);
    expect(new Set(files.map(([, contents]) => contents))).toEqual(new Set([`644 ${winners.join()}`]));
    expect(names(disk, home)).toEqual(['app', 'other']);
    expect(names(disk, `${home}/app`)).toEqual(['0', '1', '2']);
  });

  it('change one file once', async () => {
    const home = temp();
    build(disk, home, { file: 'old' });
    const { winners, reasons } = await race('commit', home);
    expect(winners).toHaveLength(1);
    for (const reason of reasons) expect(['changed', 'locked']).toContain(reason);
    expect(read(disk, `${home}/file`)).toBe(winners.join());
    expect(names(disk, `${home}/.twelve-factor/local`)).toEqual(['.gitignore', 'last']);
  });
});
