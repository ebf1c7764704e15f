import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';

export const check: Check = {
  id: 'III-9',
  kind: 'process',
  promise: 'app config prints all but secrets; app config check validates without opening a connection',
  does: 'runs app config, app config check, and app config check with LOG_LEVEL=loud',
  async run(lab) {
    const { env, all } = await lab.attach('empty');
    const config = await lab.run({ command: ['config'], env });
    expect(config.end.status === 0, 'app config to exit with 0', () => ended(config));
    for (const { variable, url } of all) {
      const password = decodeURIComponent(url.password);
      const printed = config.stdout() + config.stderr();
      expect(printed.includes(variable), `app config to print ${variable}`, printed);
      expect(!password || !printed.includes(password), `${variable} redacted`, 'its password is printed');
    }
    const good = await lab.run({ command: ['config', 'check'], env });
    expect(good.end.status === 0, 'app config check to exit with 0', () => ended(good));
    const opened = all.filter(({ wire }) => wire.count() > 0).map(({ variable }) => variable);
    expect(opened.length === 0, 'no connection opened', `connections to ${opened.join()}`);
    const bad = await lab.run({ command: ['config', 'check'], env: { ...env, LOG_LEVEL: 'loud' } });
    expect(bad.end.status !== 0, 'app config check not to exit with 0 when LOG_LEVEL=loud', () => ended(bad));
    expect(bad.stderr().includes('LOG_LEVEL'), 'stderr to name LOG_LEVEL', bad.stderr().trim());
    return `redacted; check exits with 0 and ${bad.end.status}, without a connection`;
  },
};
