import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';

export const check: Check = {
  id: 'XII-5',
  kind: 'process',
  promise: 'app shell is a prompt with settings and clients loaded, which ends with its input',
  does: 'runs app shell, types the word settings, and closes the input',
  async run(lab) {
    const { env, all } = await lab.attach();
    const shell = await lab.launch({ command: ['shell'], env, input: true });
    shell.input('settings\n');
    const { status } = await shell.exited;
    expect(status === 0, 'exit status 0 at the end of input', () => ended(shell));
    const printed = shell.stdout() + shell.stderr();
    expect(/log_?level/i.test(printed), 'the settings at the prompt', () => ended(shell));
    const shown = all.filter(({ url }) => url.password && printed.includes(decodeURIComponent(url.password)));
    expect(shown.length === 0, 'no secret at the prompt', shown.map(({ variable }) => variable).join());
    return printed.trim().split('\n').slice(0, 2).join(' ').slice(0, 200);
  },
};
