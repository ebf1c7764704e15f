import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { printedConfig } from '../project/printed-config.ts';

export const check: Check = {
  id: 'III-7',
  kind: 'process',
  promise: 'the real environment beats .env, which counts where it says nothing',
  does: 'runs app config with LOG_LEVEL=warning in the environment, LOG_LEVEL=error and SHUTDOWN_TIMEOUT=3 in .env',
  async run(lab) {
    const { env } = await lab.attach('empty');
    const running = await lab.run({
      command: ['config'],
      env: { ...env, LOG_LEVEL: 'warning' },
      dotenv: 'LOG_LEVEL=error\nSHUTDOWN_TIMEOUT=3\n',
    });
    expect(running.end.status === 0, 'exit status 0', () => ended(running));
    const printed = printedConfig(running.stdout());
    const level = printed.get('LOG_LEVEL');
    expect(level === 'warning', "LOG_LEVEL=warning, the environment's", `LOG_LEVEL=${level}`);
    const timeout = printed.get('SHUTDOWN_TIMEOUT');
    expect(timeout === '3', "SHUTDOWN_TIMEOUT=3, .env's", `SHUTDOWN_TIMEOUT=${timeout}`);
    return 'LOG_LEVEL=warning from the environment, SHUTDOWN_TIMEOUT=3 from .env';
  },
};
