import { type Check } from '../check.ts';
import { expectUnready, readiness } from '../health.ts';
import { needs } from '../project/traits.ts';

export const check: Check = {
  id: 'IV-3',
  kind: 'process',
  promise:
    'a service that goes away: live stays 200, ready turns 503 and names it; back to 200 without a restart',
  does: 'cuts off each service in turn from a ready web process, and lets it come back',
  exempt: needs.service,
  async run(lab) {
    const { env, all } = await lab.attach();
    const web = await lab.web(env);
    await readiness(web, 200, 'with all services there');
    for (const attachment of all) {
      await attachment.wire.cut();
      await expectUnready(web, attachment, `without ${attachment.variable}`);
      await attachment.wire.mend();
      await readiness(web, 200, `once ${attachment.variable} is back`);
    }
    return `${all.map(({ variable }) => variable).join(', ')}: 200, 503, 200`;
  },
};
