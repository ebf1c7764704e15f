import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { ended } from '../lab.ts';
import { freePort } from '../system/ports.ts';

export const check: Check = {
  id: 'II-3b',
  kind: 'process',
  promise: 'app healthcheck asks /health/ready on PORT: it exits with 0, or with 1',
  does: 'runs app healthcheck beside a ready web process, with a service cut off, and with no web process',
  async run(lab) {
    const { env, all } = await lab.attach();
    const web = await lab.web(env);
    await readiness(web, 200, 'with every service there');
    const beside = { ...env, PORT: String(web.port) };
    const ready = await lab.run({ command: ['healthcheck'], env: beside });
    expect(ready.end.status === 0, 'exit status 0 while web is ready', () => ended(ready));
    const [first] = all;
    if (first) {
      await first.wire.cut();
      const down = await lab.run({ command: ['healthcheck'], env: beside });
      expect(down.end.status === 1, `exit status 1 without ${first.variable}`, () => ended(down));
    }
    const nobody = await lab.run({
      command: ['healthcheck'],
      env: { ...env, PORT: String(await freePort()) },
    });
    expect(nobody.end.status === 1, 'exit status 1 where no web process is', () => ended(nobody));
    return `0 while ready, 1 ${first ? 'with a service cut off and ' : ''}where nothing serves`;
  },
};
