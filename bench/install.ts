import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the tools are that are compared. */
export interface Tools {
  /** A folder with `node_modules`, in which this package is installed as a user installs it. */
  readonly node: string;
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
  if (!existsSync(join(node, 'package.json')))
    writeFileSync(join(node, 'package.json'), '{ "private": true }\n');
  const packages = [join(folder, archive ?? ''), 'yo', '@nestjs/cli', 'generator-jhipster'];
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', ...packages], node);
  emptyGenerator(join(node, 'node_modules/generator-empty'));
  if (!existsSync(python)) run('python3', ['-m', 'venv', python], folder);
  run(join(python, 'bin/pip'), ['install', '--quiet', 'copier', 'cookiecutter'], folder);
  return { node: join(node, 'node_modules'), python: join(python, 'bin') };
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
