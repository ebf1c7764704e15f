import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../generators/catalog/catalog.ts';
import type { Tools } from './install.ts';
import { type Case, type Measured, measure, putAside } from './measure.ts';
import { cookiecutterTemplate, copierTemplate } from './templates.ts';

/** The project of the comparison: FastAPI, three services that every target can attach, and all targets. */
export const ANSWERS = {
  name: 'orders',
  framework: 'fastapi',
  services: ['postgres', 'mysql', 'redis'],
  targets: catalog.targets.map(({ id }) => id),
};

/** Nothing asked, nothing said, nothing that others do. */
const QUIET = ['--yes', '--no-install', '--no-git', '--quiet'];

/** Answers as flags. */
export function flagsOf(answers: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  return Object.entries(answers).map(
    ([key, value]) => `--${key}=${Array.isArray(value) ? value.join(',') : value}`,
  );
}

/** The command that makes it, of a package that is installed. */
function commandOf({ node }: Tools, dir: string): readonly string[] {
  const bin = join(node, 'generator-twelve-factor/dist/bin.cjs');
  return [process.execPath, bin, 'new', dir, ...flagsOf(ANSWERS), ...QUIET];
}

/** All files that it writes, also what updates need to know: what the others' templates are made of. */
export function filesOfProject(folder: string, tools: Tools): ReadonlyMap<string, string> {
  const dir = join(folder, 'reference');
  const [program = '', ...args] = commandOf(tools, dir);
  execFileSync(program, args);
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dir, path)).isFile())
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

/** A new project, unattended, by this and by what else there is. */
export function newProject(
  folder: string,
  files: ReadonlyMap<string, string>,
  tools: Tools,
  rounds: number,
): readonly Measured[] {
  const { node, python } = tools;
  const cookiecutter = cookiecutterTemplate(join(folder, 'cookiecutter'), files);
  const copier = copierTemplate(join(folder, 'copier'), [files]);
  const bin = (name: string) => join(node, '.bin', name);
  const makes = join(folder, 'orders');
  // As root, yo becomes another user, for whom root's own folders are closed.
  const env = { HOME: folder, TMPDIR: folder };
  const jhipster = join(folder, 'jhipster');
  const one = (name: string, command: readonly string[]): Case => ({ name, command, cwd: folder, makes });
  return measure(
    [
      { name: 'node -e 0', command: [process.execPath, '-e', '0'], cwd: folder, runs: 3 },
      { ...one('new', commandOf(tools, 'orders')), runs: 3 },
      one('copier copy', [
        join(python, 'copier'),
        'copy',
        '--quiet',
        '--defaults',
        '--trust',
        copier,
        'orders',
      ]),
      one('cookiecutter', [join(python, 'cookiecutter'), '--no-input', cookiecutter]),
      one('nest new --skip-install', [
        bin('nest'),
        'new',
        'orders',
        '--skip-install',
        '--skip-git',
        '--package-manager',
        'npm',
      ]),
      {
        name: 'jhipster --skip-install',
        command: [bin('jhipster'), 'app', '--defaults', '--skip-install', '--skip-git', '--skip-checks'],
        cwd: jhipster,
        before: () => {
          putAside(jhipster);
          mkdirSync(jhipster);
        },
        env,
      },
      { ...one('yo, empty generator', [bin('yo'), 'empty']), env, runs: 3 },
      {
        ...one('yo twelve-factor', [bin('yo'), 'twelve-factor', 'orders', ...flagsOf(ANSWERS), ...QUIET]),
        env,
        runs: 3,
      },
    ],
    rounds,
  );
}
