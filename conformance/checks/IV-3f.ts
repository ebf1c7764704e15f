import { type Check, expect } from '../check.ts';
import { PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { sharedStack } from '../stack.ts';
import { brief, tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'IV-3f',
  kind: 'container',
  promise:
    'the same under compose, with services that really stop: ready 200, 503, 200, no container restarts',
  does: 'stops and starts the container of each service of the running stack',
  exempt: needs.service,
  alone: true,
  async run(lab) {
    const { compose, ports } = await sharedStack(lab.rig);
    await compose('up', '--detach', '--no-build', '--wait', '--wait-timeout', '180', '--scale', 'web=2');
    const [port = 0] = await ports();
    const ids = async () => (await compose('ps', '--quiet', 'web')).stdout;
    const before = await ids();
    const ready = (status: number, when: string) =>
      until(`/health/ready to answer ${status} ${when}`, 2 * PATIENCE, async () => {
        const answer = await tryAsk(port, '/health/ready', { timeout: 5000 });
        return answer?.status === status;
      });
    await ready(200, 'at first');
    for (const { service } of lab.project.attached) {
      await compose('stop', '--timeout', '10', service);
      await ready(503, `with ${service} stopped`);
      const live = await tryAsk(port, '/health/live');
      expect(live?.status === 200, '/health/live to answer 200', brief(live));
      await compose('start', service);
      await ready(200, `with ${service} started again`);
    }
    expect((await ids()) === before, 'the same containers', 'others');
    return lab.project.attached.map(({ service }) => `${service}: 200, 503, 200`).join('; ');
  },
};
