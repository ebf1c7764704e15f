import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, expect } from '../check.ts';
import { ended, ending } from '../lab.ts';
import { freePort } from '../system/ports.ts';

const SECONDS = 5;
/** When the signal is sent, as parts of the time that a start takes. */
const MOMENTS = [0, 0.4, 0.7, 0.9];

export const check: Check = {
  id: 'IX-5b',
  kind: 'process',
  promise:
    'SIGTERM during the start ends a process within 5 s of the time that a start takes, without a traceback',
  does: 'measures how long web takes to answer, then sends SIGTERM at once and at 40, 70 and 90 % of that time',
  alone: true,
  async run(lab) {
    const { env } = await lab.attach();
    const measured = await lab.web(env);
    const takes = performance.now() - measured.running.startedAt;
    await measured.running.kill();
    const seen: string[] = [];
    for (const moment of MOMENTS) {
      const running = await lab.launch({ command: ['web'], env: { ...env, PORT: String(await freePort()) } });
      await sleep(takes * moment);
      await running.signal('SIGTERM');
      const { status, at } = await ending(
        running,
        takes + SECONDS * 1000,
        `on SIGTERM at ${moment * 100} % of its start`,
      );
      expect([0, 143].includes(status), 'exit status 0, or 143 before it can handle signals', () =>
        ended(running),
      );
      const noise = /Traceback|Error:|\bat .+:\d+:\d+\)/.exec(running.stdout() + running.stderr());
      expect(!noise, 'no traceback', () => ended(running));
      seen.push(`at ${moment * 100} %: ${status} after ${((at - running.startedAt) / 1000).toFixed(1)} s`);
    }
    return seen.join('; ');
  },
};
