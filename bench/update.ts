import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../generators/catalog/catalog.ts';
import { imagesOf } from '../generators/core/images.ts';
import { resolveAnswers } from '../generators/core/resolve.ts';
import { BASE_FILE, decodeBase, stateFiles } from '../generators/core/state.ts';
import { optionsOf } from '../generators/core/table.ts';
import { render } from '../generators/render.ts';
import type { Tools } from './install.ts';
import { type Case, type Measured, measure, putAside } from './measure.ts';
import { flagsOf } from './new.ts';
import { copierTemplate, git, write } from './templates.ts';

const ANSWERS = {
  name: 'orders',
  framework: 'fastapi',
  services: ['postgres', 'redis'],
  targets: ['compose'],
};

/** How many files the updated project has, each of them edited by its owner, and each changed by us. */
const FILES = 60;

/** Files in whose language a line that starts with `#` says nothing. */
const COMMENTED = /\.(py|ya?ml|toml)$|^\.env\.example$|Dockerfile$|ignore$/;

/** `update` and `status` of a project whose every file both sides changed, beside `new` and copier's update. */
export function updates(folder: string, { node, python }: Tools, rounds: number): readonly Measured[] {
  const now = new Map([...render(ANSWERS)].map(([path, { contents }]) => [path, String(contents)]));
  const chosen = [...now]
    .filter(([path, text]) => COMMENTED.test(path) && spare(text) >= 0)
    .slice(0, FILES)
    .map(([path]) => path);
  const before = new Map([...now].map(([path, text]) => [path, chosen.includes(path) ? aged(text) : text]));
  const mine = (text: string) => `${text}# an edit of the owner\n`;
  const bin = [process.execPath, join(node, 'generator-twelve-factor/dist/bin.cjs')];
  const quiet = ['--yes', '--no-install', '--quiet'];
  const [origin, dir, copied] = ['origin', 'orders', 'copied'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  older(origin, before);
  for (const path of chosen) write(origin, path, mine(before.get(path) ?? ''));
  const template = copierTemplate(join(folder, 'copier-update'), [before, now]);
  const copier = join(python, 'copier');
  const copierOrigin = join(folder, 'copier-origin');
  copierProject(
    copier,
    template,
    copierOrigin,
    chosen.map((path) => [path, mine(before.get(path) ?? '')]),
  );
  const crowded = join(folder, 'crowded');
  cpSync(origin, crowded, { recursive: true });
  for (let at = 0; at < 100_000; at++) write(crowded, `node_modules/${at % 1000}/${at}.js`, '');
  const fresh = (from: string, to: string) => () => {
    putAside(to);
    cpSync(from, to, { recursive: true });
  };
  const one = (name: string, command: readonly string[], more: Partial<Case> = {}): Case => ({
    name,
    command,
    cwd: folder,
    ...more,
  });
  return measure(
    [
      one('new', [...bin, 'new', 'made', ...flagsOf(ANSWERS), '--no-git', ...quiet], {
        makes: join(folder, 'made'),
        runs: 3,
      }),
      one('update', [...bin, 'update', dir, ...quiet], { before: fresh(origin, dir), runs: 3 }),
      one('status', [...bin, 'status', origin], { runs: 3 }),
      one('status beside 100,000 files', [...bin, 'status', crowded], { runs: 3 }),
      one('copier update', [copier, 'update', '--quiet', '--defaults', '--trust'], {
        cwd: copied,
        before: fresh(copierOrigin, copied),
      }),
    ],
    rounds,
  );
}

/** The first line that says nothing: a comment or a blank line before the last newline. */
function spare(text: string): number {
  return text
    .slice(0, -1)
    .split('\n')
    .findIndex((line) => line.startsWith('#') || line === '');
}

/** A text as an older version rendered it: that line was not there. */
function aged(text: string): string {
  return text.split('\n').toSpliced(spare(text), 1).join('\n');
}

/** A project that an older version of this package rendered. */
function older(dir: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(dir, { recursive: true });
  const answers = resolveAnswers(optionsOf(catalog), ANSWERS);
  const tree = new Map(
    [...render(ANSWERS)].map(([path, file]) => [path, { ...file, contents: files.get(path) ?? '' }]),
  );
  for (const [path, text] of files) write(dir, path, text);
  const state = stateFiles(
    { version: '0.9.0', answers, images: imagesOf(catalog, answers.services) },
    tree,
    {},
  );
  for (const [path, { contents }] of state) write(dir, path, String(contents));
  if (decodeBase(readFileSync(join(dir, BASE_FILE), 'utf8')).size !== tree.size)
    throw new Error('the base is not whole');
}

/** A project that copier made of the first version, with its owner's edits committed. */
function copierProject(
  copier: string,
  template: string,
  dir: string,
  edits: readonly (readonly [string, string])[],
): void {
  const command = ['copy', '--quiet', '--defaults', '--trust', '--vcs-ref', 'v1.0.0', template, dir];
  execFileSync(copier, command, { cwd: template });
  git(dir, 'init', '--quiet', '--initial-branch', 'main');
  git(dir, 'add', '--all', '--force');
  git(dir, 'commit', '--quiet', '--message', 'made');
  for (const [path, text] of edits) writeFileSync(join(dir, path), text);
  git(dir, 'commit', '--quiet', '--all', '--message', 'edited');
}
