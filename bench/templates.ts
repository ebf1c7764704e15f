import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files by path. */
type Texts = ReadonlyMap<string, string>;

/** A template of cookiecutter that gives these files, each of them rendered. */
export function cookiecutterTemplate(folder: string, files: Texts): string {
  write(folder, 'cookiecutter.json', JSON.stringify({ name: 'orders' }));
  for (const [path, text] of files) {
    const escaped = text.replaceAll(/\{[{%#]/g, "{{ '$&' }}");
    write(folder, `{{cookiecutter.name}}/${path}`, escaped.replaceAll('orders', '{{cookiecutter.name}}'));
  }
  return folder;
}

/** A template of copier that gives these files, in a repository with a tag for each version. */
export function copierTemplate(folder: string, versions: readonly Texts[]): string {
  write(
    folder,
    'copier.yml',
    'name:\n  type: str\n  default: orders\n_envops:\n  variable_start_string: "[="\n  variable_end_string: "=]"\n  block_start_string: "[%"\n  block_end_string: "%]"\n  comment_start_string: "[#"\n  comment_end_string: "#]"\n_templates_suffix: .jinja\n',
  );
  write(folder, '[= _copier_conf.answers_file =].jinja', '[= _copier_answers|to_nice_yaml =]\n');
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  for (const [index, files] of versions.entries()) {
    for (const [path, text] of files) {
      const templated = !/\[=|\[%|\[#/.test(text);
      write(
        folder,
        templated ? `${path}.jinja` : path,
        templated ? text.replaceAll('orders', '[= name =]') : text,
      );
    }
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', `${index + 1}`);
    git(folder, 'tag', `v${index + 1}.0.0`);
  }
  return folder;
}

/** Writes a file, with the folders above it. */
export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
    cwd: folder,
  });
}
