import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { sharedWeb } from '../shared.ts';
import { ask, object } from '../system/http.ts';

export const check: Check = {
  id: 'I-3',
  kind: 'process',
  promise: 'app version, GET / and GET /info tell the same name, version and commit',
  does: 'runs app version, asks both routes, and compares',
  quick: true,
  async run(lab) {
    const { port, attachments } = await sharedWeb(lab);
    const version = await lab.run({ command: ['version'], env: attachments.env });
    expect(version.end.status === 0, 'app version to exit with 0', () => ended(version));
    const info = object(await ask(port, '/info'));
    const root = object(await ask(port, '/'));
    const printed = version.stdout().trim();
    for (const key of ['name', 'version', 'commit']) {
      const value = info[key];
      expect(typeof value === 'string' && value !== '', `/info to tell ${key}`, JSON.stringify(info));
      expect(printed.includes(value), `app version to tell the ${key} ${value}`, printed);
    }
    expect(root['service'] === info['name'], `GET / to tell ${String(info['name'])}`, JSON.stringify(root));
    expect(
      root['version'] === info['version'],
      `GET / to tell ${String(info['version'])}`,
      JSON.stringify(root),
    );
    return printed;
  },
};
