import { type Check, expect } from '../check.ts';
import { events, parseLog } from '../logs.ts';
import { needs, serving } from '../project/traits.ts';
import { brief, object, tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'IV-3c',
  kind: 'process',
  promise:
    'without the cache GET / answers 200 without visits, and an error is logged; later it counts again',
  does: 'asks GET / with the cache there, cut off, hanging, and back',
  exempt: needs.cache,
  async run(lab) {
    const attachments = await lab.attach();
    const cache = attachments.of(serving(lab.project, 'cache')?.variable ?? '');
    const { port, running } = await lab.web(attachments.env);
    const visits = async () => {
      const answer = await tryAsk(port, '/', { timeout: 15_000 });
      expect(answer?.status === 200, 'GET / to answer 200', brief(answer));
      return object(answer)['visits'];
    };
    expect((await visits()) === 1, 'the first visit counted', () => running.stdout());
    await cache.wire.cut();
    const down = await visits();
    expect(down === undefined, 'no visits while the cache is down', `visits: ${String(down)}`);
    const errors = () => parseLog(running).entries.filter(({ level }) => level === 'error');
    await until('an error to be logged', 10_000, () => errors().length > 0);
    await cache.wire.mend();
    await until('GET / to count again', 20_000, async () => (await visits()) === 2);
    cache.wire.hold(true);
    const hanging = await visits();
    expect(hanging === undefined, 'no visits while the cache hangs', `visits: ${String(hanging)}`);
    cache.wire.hold(false);
    return `200 throughout; ${errors().length} errors logged; ${events(running, 'http.request').length} requests`;
  },
};
