import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { events, parseLog } from '../logs.ts';
import { ask } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'XI-3',
  kind: 'process',
  promise: 'the log is unbuffered, LOG_LEVEL and LOG_FORMAT=text have their effect',
  does: 'reads the pipe of a running web process after each request; starts others with LOG_FORMAT=text and LOG_LEVEL=error',
  async run(lab) {
    const { env } = await lab.attach();
    const { port, running } = await lab.web(env);
    for (let request = 1; request <= 3; request += 1) {
      await ask(port, '/');
      await until(
        `line ${request} while the process runs`,
        10_000,
        () => events(running, 'http.request', { path: '/' }).length === request,
        () => ended(running),
      );
    }
    await running.kill();
    const text = await lab.web({ ...env, LOG_FORMAT: 'text' });
    await ask(text.port, '/');
    await until('a line for people', 10_000, () => text.running.stdout().includes('/'));
    const { entries, others } = parseLog(text.running);
    expect(entries.length === 0 && others.length > 0, 'text for people', () => ended(text.running));
    await text.running.kill();
    const quiet = await lab.web({ ...env, LOG_LEVEL: 'error' });
    await ask(quiet.port, '/');
    await ask(quiet.port, '/info');
    const loud = parseLog(quiet.running).entries.filter(({ level }) => level !== 'error');
    expect(loud.length === 0, 'nothing below error with LOG_LEVEL=error', JSON.stringify(loud[0]));
    return 'each line came while the process ran; text with LOG_FORMAT=text; silent with LOG_LEVEL=error';
  },
};
