import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder, run } from './run.ts';

const unattended = ['--yes', '--no-install', '--no-git'];

describe('bad input leaves nothing behind and says what to do', () => {
  it.each([
    [
      'an unknown flag',
      ['new', 'x1', '--frmework', 'fastapi'],
      'error: --frmework: is not a flag of this verb (did you mean --framework?)',
    ],
    ['an unknown short flag', ['-x'], 'error: -x: is not a flag of this verb'],
    ['an unknown verb', ['nwe'], 'error: verb "nwe": is not known (did you mean new?); verbs are new, '],
    [
      'an unknown framework',
      ['--framework', 'fastapy'],
      'error: --framework "fastapy": is not known (did you mean fastapi?)',
    ],
    [
      'an unknown service',
      ['--services', 'postgres,reddis'],
      'error: --services "reddis": is not known (did you mean redis?)',
    ],
    [
      'an unknown part of the catalogue',
      ['list', 'service'],
      'error: list "service": is not a part of the catalogue (did you mean services?)',
    ],
    [
      'an unknown way out',
      ['--on-conflict', 'force'],
      'error: --on-conflict "force": is not known; one of abort, skip, overwrite',
    ],
    ['a flag without its value', ['new', '--services', '--yes'], 'error: --services: needs a value'],
    ['a flag that ends the line', ['new', '--answers'], 'error: --answers: needs a value'],
    ['a value that a flag does not take', ['new', '--yes=no'], 'error: --yes "no": takes no value'],
    ['a flag given twice', ['--name', 'aa', '--name', 'bb'], 'error: --name "aa and bb": is given twice'],
    ['a second folder', ['new', 'aa', 'bb'], 'error: new "bb": is one argument too many'],
    [
      'two contradicting answers',
      ['--services', 'postgres', '--processes', 'web,worker'],
      'error: --processes "worker": a worker needs',
    ],
  ])('%s', async (_, argv, message) => {
    const cwd = folder();
    const { exit, err } = await run({ cwd }, ...argv, ...(argv[0] === 'list' ? [] : unattended));
    expect(err).toContain(message);
    expect(err.split('\n')).toHaveLength(2);
    expect(exit).toBe(2);
    expect(contents(cwd)).toEqual([]);
  });

  it.each([
    '',
    'x'.repeat(300),
    '../x',
    'con',
    'Ünïcode',
    'a"b\'c',
    '$(x)',
    'a\nb',
    '-',
    '.',
    'a/b',
    'fastapi',
  ])('the name %j', async (name) => {
    const cwd = folder();
    const { exit, err } = await run({ cwd }, `--name=${name}`, ...unattended);
    expect(exit).toBe(2);
    expect(err).toMatch(/^error: --name [^\n]+\n$/);
    expect(contents(cwd)).toEqual([]);
  });

  it.each(['', 'a\nb', 'a\u0007b', 'a\u202eb', 'x'.repeat(201)])(
    'the description %j',
    async (description) => {
      const cwd = folder();
      const { exit, err } = await run({ cwd }, `--description=${description}`, ...unattended);
      expect(exit).toBe(2);
      expect(err).toMatch(/^error: --description [^\n]+\n$/);
      expect(contents(cwd)).toEqual([]);
    },
  );

  it('takes a short name that only looks like a verb for a folder', async () => {
    const cwd = folder();
    expect((await run({ cwd }, 'api', ...unattended)).exit).toBe(0);
    expect(contents(cwd)).toEqual(['api']);
  });

  it('a folder whose name cannot name the project', async () => {
    const cwd = folder();
    const { exit, err } = await run({ cwd }, 'My Service', ...unattended);
    expect(err).toContain('error: DIR "My Service": cannot name the project: it is not a name');
    expect(err).toContain('give --name');
    expect(exit).toBe(2);
    expect((await run({ cwd }, 'My Service', '--name', 'my-service', ...unattended)).exit).toBe(0);
  });

  it('names every missing answer where there is no terminal', async () => {
    const { exit, err } = await run({ cwd: folder() }, 'new', '--framework', 'fastapi');
    expect(exit).toBe(2);
    expect(err.split('\n').map((line) => /--\w+/.exec(line)?.[0])).toEqual([
      '--services',
      '--processes',
      '--targets',
      '--ci',
      '--name',
      undefined,
    ]);
    expect(err).toContain('--yes takes the default');
  });
});

describe('a bad answers file', () => {
  it.each([
    ['an empty one', '', 'is empty'],
    ['one that is not YAML', 'a: [', 'is neither YAML nor JSON'],
    ['a list', '- a\n', 'does not hold a mapping'],
    ['a word', 'fastapi\n', 'does not hold a mapping'],
    ['one with aliases', 'a: &a [x]\nb: *a\n', 'holds a YAML alias; write the value out'],
    ['one that is too large', `name: ${'x'.repeat(1_000_001)}`, 'holds more than'],
    [
      'one with unknown keys',
      'framwork: fastapi\n',
      'framwork in answers.yaml: is not an answer (did you mean framework?)',
    ],
    [
      'one with a wrong type',
      'services: 7\n',
      'services in answers.yaml: must be a list or comma-separated text',
    ],
    ['one with a prototype key', '{"__proto__": {"a": 1}}', '__proto__ in answers.yaml: is not an answer'],
  ])('%s', async (_, text, message) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'answers.yaml'), text);
    const { exit, err } = await run({ cwd }, '--answers', 'answers.yaml', ...unattended);
    expect(err).toContain(message);
    expect(exit).toBe(2);
    expect(contents(cwd)).toEqual(['answers.yaml']);
  });

  it('a missing one, and a folder', async () => {
    const cwd = folder();
    expect((await run({ cwd }, '--answers', 'nowhere.yaml', ...unattended)).err).toContain(
      '--answers "nowhere.yaml": does not exist',
    );
    expect((await run({ cwd }, '--answers', '.', ...unattended)).err).toContain(
      '--answers ".": is not a file',
    );
  });
});

describe('a bad folder', () => {
  it('is a file', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'orders'), 'mine');
    const { exit, err } = await run({ cwd }, 'orders', ...unattended);
    expect(err).toMatch(/orders is not a folder/);
    expect(exit).toBe(1);
    expect(contents(cwd)).toEqual(['orders']);
  });

  it('holds files', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, 'orders'));
    writeFileSync(join(cwd, 'orders', 'mine.txt'), 'mine');
    const { exit, err } = await run({ cwd }, 'orders', ...unattended);
    expect(err).toContain(
      'is not empty (mine.txt); --adopt or --on-conflict skip keeps the files that are there',
    );
    expect(exit).toBe(5);
    expect(contents(join(cwd, 'orders'))).toEqual(['mine.txt']);
  });

  it('lies behind a symlink', async () => {
    const cwd = folder();
    const elsewhere = folder();
    symlinkSync(elsewhere, join(cwd, 'link'));
    const { exit, err } = await run({ cwd }, 'link/orders', ...unattended);
    expect(err).toMatch(/symbolic link/);
    expect(exit).toBe(5);
    expect(contents(elsewhere)).toEqual([]);
  });

  it('is a project of ours', async () => {
    const cwd = folder();
    await run({ cwd }, 'orders', ...unattended);
    const { exit, err } = await run({ cwd }, 'orders', ...unattended);
    expect(err).toContain('is a project of this generator already; update');
    expect(exit).toBe(5);
  });
});
