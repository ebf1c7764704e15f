import { type Check, expect } from '../check.ts';
import { ended, PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { within } from '../system/wait.ts';

const ADMIN: readonly (readonly string[])[] = [['version'], ['config'], ['config', 'check'], ['shell']];
const SQL: readonly (readonly string[])[] = [['migrate'], ['migrate', '--check'], ['seed']];

export const check: Check = {
  id: 'XII-1',
  kind: 'container',
  promise:
    'every admin command runs from the released image with the same environment: docker run IMAGE app COMMAND',
  does: 'runs version, config, shell, migrate and seed as one-off containers',
  async run(lab) {
    const { env } = await lab.attach('empty');
    const commands = needs.sql(lab.project) ? ADMIN : [...ADMIN, ...SQL];
    for (const command of commands) {
      const running = await lab.contain({ command, env, input: true }, ['--network', 'host']);
      running.input('');
      const exit = await within(PATIENCE, running.exited);
      expect(exit?.status === 0, `app ${command.join(' ')} to exit with 0`, () => ended(running));
    }
    return commands.map((command) => command.join(' ')).join(', ');
  },
};
