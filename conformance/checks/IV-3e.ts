import { type Check } from '../check.ts';
import { expectUnready, readiness } from '../health.ts';
import { needs } from '../project/traits.ts';

/** Milliseconds that a probe waits for its answer. */
const PROBE = 3000;

export const check: Check = {
  id: 'IV-3e',
  kind: 'process',
  promise: 'a service that hangs rather than refuses: ready turns 503 in time for a probe, live stays 200',
  does: 'holds back every byte of each service in turn, and asks with the patience of a probe',
  exempt: needs.service,
  async run(lab) {
    const { env, all } = await lab.attach();
    const web = await lab.web(env);
    await readiness(web, 200, 'with all services there');
    for (const attachment of all) {
      attachment.wire.hold(true);
      await expectUnready(web, attachment, `while ${attachment.variable} hangs`, PROBE);
      attachment.wire.hold(false);
      await readiness(web, 200, `once ${attachment.variable} answers again`);
    }
    return `${all.map(({ variable }) => variable).join(', ')}: 503 while it hangs, 200 after`;
  },
};
