import { type Check, expect } from '../check.ts';
import { answered, inFlight } from '../in-flight.ts';
import { ended, ending, PATIENCE } from '../lab.ts';

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
      const { status } = await ending(web.running, PATIENCE, `after ${signals.join(', ')}`);
      expect(status === 0, `exit status 0 after ${signals.join(', ')}`, () => ended(web.running));
    }
    const { env } = await lab.attach();
    const others = Object.keys(lab.project.processes).filter((name) =>
      ['worker', 'scheduler'].includes(name),
    );
    for (const name of others) {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const running = await lab.background(name, env);
        // Again and again until it has ended: its last moments count, too.
        while (!running.exit()) await running.signal(signal);
        expect(running.exit()?.status === 0, `app ${name} to exit with 0 after ${signal}s`, () =>
          ended(running),
        );
      }
    }
    return `${ORDERS.map((signals) => signals.join('+')).join(', ')}: answered, exit status 0; any number of either to ${others.join(', ') || 'no other process'}`;
  },
};
