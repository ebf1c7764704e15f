import { networkInterfaces } from 'node:os';
import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { printedConfig } from '../project/printed-config.ts';
import { sharedWeb } from '../shared.ts';
import { brief, tryAsk } from '../system/http.ts';

export const check: Check = {
  id: 'VII-1',
  kind: 'process',
  promise: 'web serves HTTP by itself on every address of PORT; without PORT it is 8080',
  does: 'asks a web process on a free port by 127.0.0.1 and by an address of the machine, and app config for its port',
  quick: true,
  async run(lab) {
    const { port, attachments } = await sharedWeb(lab);
    const outer = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    const seen: string[] = [];
    for (const host of ['127.0.0.1', ...(outer ? [outer] : [])]) {
      const answer = await tryAsk(port, '/health/live', { host });
      expect(answer?.status === 200, `/health/live to answer 200 by ${host}`, brief(answer));
      seen.push(host);
    }
    const config = await lab.run({ command: ['config'], env: attachments.env });
    const standard = printedConfig(config.stdout()).get('PORT');
    expect(standard === '8080', 'PORT=8080 by default', standard ?? ended(config));
    return `PORT=${port} by ${seen.join(' and ')}; default ${standard}`;
  },
};
