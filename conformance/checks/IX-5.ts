import { type Check, expect } from '../check.ts';
import { answered, inFlight } from '../in-flight.ts';
import { ended, PATIENCE } from '../lab.ts';
import type { Running } from '../launch/running.ts';
import { within } from '../system/wait.ts';

const ORDERS: readonly (readonly NodeJS.Signals[])[] = [
  ['SIGINT'],
  ['SIGTERM', 'SIGTERM'],
  ['SIGINT', 'SIGINT'],
];

export const check: Check = {
  id: 'IX-5',
  kind: 'process',
  promise: 'SIGINT means the same as SIGTERM, and a second signal changes nothing',
  does: 'sends SIGINT, SIGTERM twice and SIGINT twice to a web process with requests in flight, then either again and again to the others',
  async run(lab) {
    for (const signals of ORDERS) {
      const attachments = await lab.attach();
      const web = await lab.web({ ...attachments.env, SHUTDOWN_TIMEOUT: '20' });
      const requests = await inFlight(lab, web, attachments);
      for (const signal of signals) await web.running.signal(signal);
      await answered(requests, `after ${signals.join(', ')}`);
      await persist(web.running, signals[0] ?? 'SIGTERM');
    }
    const { env } = await lab.attach();
    const others = Object.keys(lab.project.processes).filter((name) =>
      ['worker', 'scheduler'].includes(name),
    );
    for (const name of others) {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const running = await lab.background(name, env);
        await persist(running, signal);
      }
    }
    return `${ORDERS.map((signals) => signals.join('+')).join(', ')}: answered, exit status 0; any number of either to ${others.join(', ') || 'no other process'}`;
  },
};

/** Sends a signal again and again until the process has ended: its last moments count, too. */
async function persist(running: Running, signal: NodeJS.Signals): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!running.exit() && performance.now() < end) {
    await running.signal(signal);
    await within(20, running.exited);
  }
  expect(running.exit()?.status === 0, `${running.command} to exit with 0 after ${signal}s`, () =>
    ended(running),
  );
}
