import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { protocolOf } from '../services/protocol.ts';
import { tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'IV-2b',
  kind: 'process',
  promise: 'a URL that asks for encryption (rediss://, amqps://, ?sslmode=require) gets it, or no connection',
  does: 'gives such URLs to a web process, though most of the services speak plainly, and reads its first bytes',
  exempt: needs.service,
  async run(lab) {
    const { env: plain, all } = await lab.attach();
    const env: Record<string, string> = { ...plain };
    for (const { variable, url } of all) {
      const protocol = protocolOf(url.protocol);
      if (protocol?.encrypted) env[variable] = url.href.replace(/^[a-z+]+:/, `${protocol.encrypted}:`);
      else if (protocol?.demand) env[variable] = `${url.href}?${protocol.demand}`;
    }
    const web = await lab.web(env);
    const can = all.every(({ url }) => protocolOf(url.protocol)?.offersTls);
    if (!can) await readiness(web, 503, 'where encryption is demanded and cannot be had');
    for (const { variable, wire, url } of all) {
      await until(`a connection by ${variable}`, PATIENCE, async () => {
        await tryAsk(web.port, '/health/ready');
        return wire.openings().length > 0;
      });
      const openings = wire.openings();
      const plainly = openings.filter((bytes) => !protocolOf(url.protocol)?.encrypts(bytes));
      expect(
        plainly.length === 0,
        `every connection by ${variable} to ask for encryption first`,
        () => `one that began with ${JSON.stringify(plainly[0]?.subarray(0, 30).toString('latin1'))}`,
      );
    }
    return `${all.map(({ variable }) => variable).join(', ')}: encryption asked for; ${can ? 'it is offered' : 'without it, not ready'}`;
  },
};
