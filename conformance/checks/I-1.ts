import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, expectNone } from '../check.ts';
import { gitOn } from '../project/sources.ts';
import { command } from '../system/command.ts';

const HIDDEN = ['.env', '.env.local', '.env.production', '.env.staging'];

export const check: Check = {
  id: 'I-1',
  kind: 'static',
  promise: 'git ignores every .env file but the example, and none is committed',
  does: 'asks git which of .env, .env.local, .env.production, .env.example it ignores, and which it tracks',
  async run({ project }) {
    const names = [...HIDDEN, '.env.example'];
    const { stdout } = await gitOn(project.dir, ['check-ignore', '--no-index', ...names]);
    const ignored = new Set(stdout.split('\n'));
    const wrong = HIDDEN.filter((name) => !ignored.has(name)).map((name) => `${name} is not ignored`);
    if (ignored.has('.env.example')) wrong.push('.env.example is ignored');
    const repository = existsSync(join(project.dir, '.git'));
    if (repository) {
      const { stdout: tracked } = await command(['git', 'ls-files'], { cwd: project.dir });
      const committed = tracked.split('\n').filter((path) => /(^|\/)\.env(\.(?!example$).*)?$/.test(path));
      wrong.push(...committed.map((path) => `${path} is committed`));
    }
    expectNone(wrong, 'only .env.example to be under version control');
    return `${HIDDEN.join(', ')} are ignored${repository ? '; none is tracked' : ' (not a repository yet)'}`;
  },
};
