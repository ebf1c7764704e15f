import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the tools are that are compared. */
export interface Tools {
  /** A folder with `node_modules`, in which this package is installed as a user installs it. */
  readonly node: string;
  /** A `node_modules` that holds this package alone, and what it needs. */
  readonly alone: string;
  /** The folder of Python's programs. */
  readonly python: string;
}

/** Installs this package, packed, and the tools beside it, each in its current version. */
export function install(folder: string): Tools {
  const run = (program: string, args: readonly string[], cwd: string) =>
    execFileSync(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  const node = join(folder, 'node');
  const python = join(folder, 'python');
  mkdirSync(join(node, 'node_modules/generator-empty/generators/app'), { recursive: true });
  const archive = run('npm', ['pack', '--silent', '--pack-destination', folder], process.cwd())
    .trim()
    .split('\n')
    .at(-1);
  const alone = join(folder, 'alone');
  const own = join(folder, archive ?? '');
  const installed: readonly (readonly [string, readonly string[]])[] = [
    [alone, [own]],
    [node, [own, 'yo', '@nestjs/cli', 'generator-jhipster']],
  ];
  for (const [into, packages] of installed) {
    mkdirSync(into, { recursive: true });
    if (!existsSync(join(into, 'package.json')))
      writeFileSync(join(into, 'package.json'), '{ "private": true }\n');
    run('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], into);
  }
  emptyGenerator(join(node, 'node_modules/generator-empty'));
  if (!existsSync(python)) run('python3', ['-m', 'venv', python], folder);
  run(join(python, 'bin/pip'), ['install', '--quiet', 'copier', 'cookiecutter'], folder);
  return {
    node: join(node, 'node_modules'),
    alone: join(alone, 'node_modules'),
    python: join(python, 'bin'),
  };
}

/** The least that `yo` can run: what it costs by itself. */
function emptyGenerator(folder: string): void {
  mkdirSync(join(folder, 'generators/app'), { recursive: true });
  const manifest = {
    name: 'generator-empty',
    version: '1.0.0',
    keywords: ['yeoman-generator'],
    type: 'module',
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'generators/app/index.js'),
    "import Generator from 'yeoman-generator';\nexport default class extends Generator {\n  writing() {}\n}\n",
  );
}
