import { type Check, expect } from '../check.ts';
import { protocolOf } from '../services/protocol.ts';
import { sharedWeb } from '../shared.ts';
import { ask, brief, object } from '../system/http.ts';

export const check: Check = {
  id: 'VII-5',
  kind: 'process',
  promise:
    'GET /info tells name, version, commit, start, log level and the services by name and kind, no address',
  does: 'asks GET /info, and searches the answer for hosts, ports, databases and passwords',
  quick: true,
  async run(lab) {
    const { port, attachments } = await sharedWeb(lab);
    const answer = await ask(port, '/info');
    const info = object(answer);
    expect(answer.status === 200, 'status 200', brief(answer));
    for (const key of ['name', 'version', 'commit', 'started'])
      expect(typeof info[key] === 'string' && info[key] !== '', `the member ${key}`, brief(answer));
    const started = Date.parse(String(info['started']));
    expect(Date.now() - started < 86_400_000 && started <= Date.now() + 1000, 'started today', brief(answer));
    expect(/info/.test(JSON.stringify(info).replace(/"name".*?,/, '')), 'the log level, info', brief(answer));
    const services = (Array.isArray(info['services']) ? info['services'] : []) as {
      name: string;
      kind: string;
    }[];
    for (const { variable, url } of attachments.all) {
      const found = services.some(({ kind }) => protocolOf(String(kind)) === protocolOf(url.protocol));
      expect(found, `a service of the kind of ${variable}`, brief(answer));
      for (const part of [url.hostname, url.port, url.pathname.slice(1), decodeURIComponent(url.password)])
        expect(
          part.length < 3 || !answer.body.includes(part),
          `nothing of ${variable}'s URL`,
          'a part of it',
        );
    }
    expect(services.length === attachments.all.length, `${attachments.all.length} services`, brief(answer));
    return brief(answer);
  },
};
