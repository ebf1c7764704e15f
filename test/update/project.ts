import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../../generators/cli/report.ts';
import { BASE_FILE, decodeBase, encodeBase } from '../../generators/core/state.ts';
import { sortTree } from '../../generators/core/tree.ts';
import { folder, type Ran, run } from '../cli/run.ts';

/** A verb's run with its report. */
export interface Reported extends Ran {
  readonly report: Report;
  /** The outcome of a path; undefined where the report does not name it. */
  readonly outcome: (path: string) => string | undefined;
}

/** A rendered project in a folder that goes with the test. */
export interface Project {
  readonly dir: string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly edit: (path: string, change: (text: string) => string) => void;
  readonly remove: (path: string) => void;
  /** Makes it look as if an older version had rendered a path differently; null: not at all. */
  readonly age: (path: string, change: (text: string) => string | null) => void;
  readonly run: (...argv: string[]) => Promise<Reported>;
  readonly git: (...args: string[]) => string;
  /** Every file but git's and the undo data, with its permissions, to be compared. */
  readonly snapshot: () => Readonly<Record<string, string>>;
}

/** Renders a project, without lockfile; with `git` as one commit. */
export async function project(flags: readonly string[] = [], { git = false } = {}): Promise<Project> {
  const cwd = folder();
  const made = await run(
    { cwd },
    'new',
    'orders',
    '--yes',
    '--no-install',
    ...(git ? [] : ['--no-git']),
    ...flags,
  );
  if (made.exit !== 0) throw new Error(made.err);
  const dir = join(cwd, 'orders');
  const read = (path: string) => readFileSync(join(dir, path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  const remove = (path: string) => rmSync(join(dir, path));
  return {
    dir,
    read,
    write,
    remove,
    edit: (path, change) => {
      const [before, after] = [read(path), change(read(path))];
      if (before === after) throw new Error(`the edit of ${path} changed nothing`);
      write(path, after);
    },
    age: (path, change) => {
      const base = new Map(decodeBase(read(BASE_FILE)));
      const file = base.get(path) ?? { contents: '', executable: false, ownership: 'merged' as const };
      const older = change(String(file.contents));
      if (older === null) {
        base.delete(path);
        remove(path);
      } else {
        base.set(path, { ...file, contents: older });
        write(path, older);
      }
      write(BASE_FILE, encodeBase(sortTree(base)));
      write('.yo-rc.json', read('.yo-rc.json').replace(/"version": "[^"]+"/, '"version": "0.9.0"'));
    },
    run: async (...argv) => {
      const ran = await run({ cwd: dir }, ...argv, '--json', ...(argv[0] === 'undo' ? [] : ['--no-install']));
      const report = JSON.parse(ran.out) as Report;
      return { ...ran, report, outcome: (path) => report.files.find((file) => file.path === path)?.outcome };
    },
    git: (...args) => execFileSync('git', args, { cwd: dir, encoding: 'utf8' }),
    snapshot: () => snapshot(dir),
  };
}

function snapshot(dir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter(
    (name) => !/^(\.git|\.twelve-factor\/local)(\/|$)/.test(name) && statSync(join(dir, name)).isFile(),
  );
  return Object.fromEntries(
    files.map((name) => [
      name,
      `${(statSync(join(dir, name)).mode & 0o777).toString(8)} ${readFileSync(join(dir, name)).toString('latin1')}`,
    ]),
  );
}
