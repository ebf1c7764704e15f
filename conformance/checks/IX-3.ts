import { type Check, expect } from '../check.ts';
import { inFlight } from '../in-flight.ts';
import { ended, ending } from '../lab.ts';
import { needs } from '../project/traits.ts';

const TIMEOUT = 2;
/** Seconds from SHUTDOWN_TIMEOUT to the platform's kill, as in every manifest. */
const MARGIN = 5;

export const check: Check = {
  id: 'IX-3',
  kind: 'process',
  promise:
    'a request longer than SHUTDOWN_TIMEOUT is cut, and web still exits with 0 before the platform kills it',
  does: `holds requests in flight for good, sends SIGTERM with SHUTDOWN_TIMEOUT=${TIMEOUT}, and waits ${TIMEOUT + MARGIN} s`,
  exempt: needs.body,
  alone: true,
  async run(lab) {
    const attachments = await lab.attach();
    const web = await lab.web({ ...attachments.env, SHUTDOWN_TIMEOUT: String(TIMEOUT) });
    const requests = await inFlight(lab, web, attachments);
    const sent = performance.now();
    await web.running.signal('SIGTERM');
    const { status, at } = await ending(web.running, (TIMEOUT + MARGIN) * 1000, 'with requests in flight');
    const seconds = (at - sent) / 1000;
    expect(status === 0, 'exit status 0', () => ended(web.running));
    expect(
      seconds > TIMEOUT - 0.5,
      `${TIMEOUT} s for what is in flight`,
      `it ended after ${seconds.toFixed(1)} s`,
    );
    const outcomes = await Promise.all(requests.map(({ outcome }) => outcome()));
    return `exit status 0 after ${seconds.toFixed(1)} s; ${outcomes.join('; ')}`;
  },
};
