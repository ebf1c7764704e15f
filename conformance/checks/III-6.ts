import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, expectNone } from '../check.ts';
import { credentialsIn, isTest } from '../project/credentials.ts';
import { lockfilesOf } from '../project/lockfile.ts';
import { command } from '../system/command.ts';

export const check: Check = {
  id: 'III-6',
  kind: 'static',
  promise: 'the repository could be published now: no credential in any file or commit',
  does: 'searches all files and the history for keys, tokens and passwords that are no placeholder',
  async run({ project }) {
    const locks = new Set(lockfilesOf(project));
    // What was rendered last holds the same files again, each on one line.
    const searched = project.files.filter((path) => !locks.has(path) && !path.startsWith('.twelve-factor/'));
    const wrong = searched.flatMap((path) =>
      credentialsIn(project.read(path) ?? '', isTest(path)).map((found) => `${path}: ${found}`),
    );
    const tests = searched.filter(isTest);
    let history = 'no history yet';
    if (existsSync(join(project.dir, '.git'))) {
      const exclude = [...locks, ...tests, '.twelve-factor'].map((path) => `:(exclude)${path}`);
      const { stdout } = await command(['git', 'log', '--all', '-p', '--no-color', '--', '.', ...exclude], {
        cwd: project.dir,
      });
      wrong.push(...credentialsIn(stdout).map((found) => `in the history: ${found}`));
      history = 'and the history';
    }
    expectNone([...new Set(wrong)], 'no credential');
    return `${searched.length} files searched, ${history}`;
  },
};
