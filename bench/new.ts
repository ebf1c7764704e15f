import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '../generators/catalog/catalog.ts';
import { render } from '../generators/render.ts';
import type { Tools } from './install.ts';
import { type Case, type Measured, measure, putAside } from './measure.ts';
import { cookiecutterTemplate, copierTemplate } from './templates.ts';

const TARGETS = catalog.targets.filter(({ id }) => id !== 'fly' && id !== 'render' && id !== 'cloud-run');

/** The project of the comparison: FastAPI, three services, every target that can hold a message broker. */
export const ANSWERS = {
  name: 'orders',
  framework: 'fastapi',
  services: ['postgres', 'redis', 'rabbitmq'],
  targets: TARGETS.map(({ id }) => id),
};

/** Answers as flags. */
export function flagsOf(answers: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  return Object.entries(answers).map(
    ([key, value]) => `--${key}=${Array.isArray(value) ? value.join(',') : value}`,
  );
}

/** Its files. */
export function filesOfProject(): ReadonlyMap<string, string> {
  return new Map([...render(ANSWERS)].map(([path, { contents }]) => [path, String(contents)]));
}

/** A new project, unattended, by this and by what else there is. */
export function newProject(folder: string, { node, python }: Tools, rounds: number): readonly Measured[] {
  const files = filesOfProject();
  const cookiecutter = cookiecutterTemplate(join(folder, 'cookiecutter'), files);
  const copier = copierTemplate(join(folder, 'copier'), [files]);
  const bin = (name: string) => join(node, '.bin', name);
  const makes = join(folder, 'orders');
  // As root, yo becomes another user, for whom root's own folders are closed.
  const env = { HOME: folder, TMPDIR: folder };
  const jhipster = join(folder, 'jhipster');
  const one = (name: string, command: readonly string[]): Case => ({ name, command, cwd: folder, makes });
  const quiet = ['--yes', '--no-install', '--no-git', '--quiet'];
  return measure(
    [
      { name: 'node -e 0', command: [process.execPath, '-e', '0'], cwd: folder },
      one('new', [
        process.execPath,
        join(node, 'generator-twelve-factor/dist/bin.cjs'),
        'new',
        'orders',
        ...flagsOf(ANSWERS),
        ...quiet,
      ]),
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
      { ...one('yo, empty generator', [bin('yo'), 'empty']), env },
      {
        ...one('yo twelve-factor', [bin('yo'), 'twelve-factor', 'orders', ...flagsOf(ANSWERS), ...quiet]),
        env,
      },
    ],
    rounds,
  );
}
