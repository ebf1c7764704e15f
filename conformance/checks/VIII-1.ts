import { type Check, expect } from '../check.ts';
import { ended, ending, PATIENCE } from '../lab.ts';

export const check: Check = {
  id: 'VIII-1',
  kind: 'process',
  promise: 'compose lists web and every other process, and each starts and stops alone',
  does: 'starts web, worker and scheduler one by one without the others, and ends each with SIGTERM',
  async run(lab) {
    const names = Object.keys(lab.project.processes).filter((name) => name !== 'migrate');
    expect(names.includes('web'), 'a service that runs app web', names.join(', '));
    const { env } = await lab.attach();
    for (const name of names) {
      const running = name === 'web' ? (await lab.web(env)).running : await lab.background(name, env);
      expect(!running.exit(), `app ${name} to keep running`, () => ended(running));
      await running.signal('SIGTERM');
      const { status } = await ending(running, PATIENCE, 'on SIGTERM');
      expect(status === 0, `app ${name} to exit with 0 on SIGTERM`, () => ended(running));
    }
    return names.map((name) => `app ${name}`).join(', ');
  },
};
