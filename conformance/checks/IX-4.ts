import { type Check, expect } from '../check.ts';
import { jobDone, jobInHand, queueWire, timesDone } from '../jobs.ts';
import { ended, ending } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { rewire } from '../services/attach.ts';

const MARGIN = 5;

export const check: Check = {
  id: 'IX-4',
  kind: 'process',
  promise:
    'SIGTERM to a worker: it finishes the job in hand, or gives it back in time; exit status 0; nothing is lost',
  does: 'sends SIGTERM during a job shorter than SHUTDOWN_TIMEOUT, then during one that is longer, and starts another worker',
  exempt: needs.worker,
  alone: true,
  async run(lab) {
    const attachments = await lab.attach();
    const web = await lab.web(attachments.env);
    const seen: string[] = [];
    for (const { timeout, work } of [
      { timeout: 20, work: 3000 },
      { timeout: 1, work: 6000 },
    ]) {
      const own = await rewire(attachments, lab.scope);
      const worker = await lab.background('worker', { ...own.env, SHUTDOWN_TIMEOUT: String(timeout) });
      const id = await jobInHand(web, queueWire(lab, own), work);
      expect(timesDone(id, [worker]) === 0, 'the job to be in hand', 'it was done already');
      await worker.signal('SIGTERM');
      const { status } = await ending(worker, (timeout + MARGIN) * 1000, 'during a job');
      expect(status === 0, 'exit status 0', () => ended(worker));
      const finished = timesDone(id, [worker]) > 0;
      if (!finished) {
        const next = await lab.background('worker', attachments.env);
        await jobDone(id, [next], 'by another worker');
        await next.kill();
      }
      seen.push(
        `${work / 1000} s of work, ${timeout} s of time: ${finished ? 'finished' : 'given back, done by another'}`,
      );
    }
    return `${seen.join('; ')}; exit status 0`;
  },
};
