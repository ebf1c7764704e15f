import { Agent } from 'node:http';
import { type Check, expect } from '../check.ts';
import { ended, ending } from '../lab.ts';
import { ask } from '../system/http.ts';

const TIMEOUT = 20;

export const check: Check = {
  id: 'IX-2b',
  kind: 'process',
  promise: 'idle keep-alive connections do not hold up the end',
  does: 'keeps three connections open after an answer, sends SIGTERM, and measures the time to the end',
  async run(lab) {
    const { env } = await lab.attach();
    const { port, running } = await lab.web({ ...env, SHUTDOWN_TIMEOUT: String(TIMEOUT) });
    const agents = [1, 2, 3].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
    lab.scope.defer(() => {
      for (const agent of agents) agent.destroy();
    });
    await Promise.all(agents.map((agent) => ask(port, '/health/live', { agent })));
    const sent = performance.now();
    await running.signal('SIGTERM');
    const { status, at } = await ending(running, (TIMEOUT / 2) * 1000, 'with idle connections open');
    expect(status === 0, 'exit status 0', () => ended(running));
    return `exit status 0 after ${((at - sent) / 1000).toFixed(1)} s`;
  },
};
