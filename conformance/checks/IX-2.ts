import { type Check, expect } from '../check.ts';
import { answered, inFlight } from '../in-flight.ts';
import { ended, ending, PATIENCE } from '../lab.ts';
import { accepts } from '../system/ports.ts';
import { until } from '../system/wait.ts';

const TIMEOUT = 15;

export const check: Check = {
  id: 'IX-2',
  kind: 'process',
  promise:
    'SIGTERM: new connections are refused, what is in flight is answered, exit status 0 within SHUTDOWN_TIMEOUT',
  does: 'holds requests in flight (an unfinished body, a lock in the database), sends SIGTERM, connects, lets them go on',
  async run(lab) {
    const attachments = await lab.attach();
    const web = await lab.web({ ...attachments.env, SHUTDOWN_TIMEOUT: String(TIMEOUT) });
    const requests = await inFlight(lab, web, attachments);
    await web.running.signal('SIGTERM');
    if (requests.length > 0) {
      await until(
        'new connections to be refused while requests are in flight',
        10_000,
        async () => !(await accepts(web.port)),
        () => 'they were accepted',
      );
      expect(!web.running.exit(), 'web to wait for what is in flight', () => ended(web.running));
    }
    const seen = await answered(requests, 'after SIGTERM');
    const { status } = await ending(web.running, PATIENCE, 'after SIGTERM');
    expect(status === 0, 'exit status 0', () => ended(web.running));
    return [...seen, 'then exit status 0'].join('; ');
  },
};
