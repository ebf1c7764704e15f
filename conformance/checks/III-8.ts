import { join } from 'node:path';
import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { needs } from '../project/traits.ts';
import { temporaryFolder } from '../system/folder.ts';
import { refuses, without } from '../system/refusal.ts';

export const check: Check = {
  id: 'III-8',
  kind: 'process',
  promise:
    'a secret X may come from the file that X_FILE names; both set, or an unreadable file, is an error',
  does: 'starts app web with each URL in a file; then with both, and with a file that does not exist',
  exempt: needs.service,
  async run(lab) {
    const { env } = await lab.attach();
    const folder = temporaryFolder(
      Object.fromEntries(Object.entries(env).map(([name, value]) => [name, `${value}\n`])),
    );
    lab.scope.defer(lab.rig.undoing.add(['rm', '-rf', folder]).now);
    const files = Object.fromEntries(Object.keys(env).map((name) => [`${name}_FILE`, join(folder, name)]));
    const web = await lab.web(files, { folder });
    await readiness(web, 200, 'with URLs from files');
    await web.running.kill();
    for (const name of Object.keys(env)) {
      const variable = `${name}_FILE`;
      const both = await refuses(lab, { ...env, [variable]: join(folder, name) }, `${name} and ${variable}`, {
        folder,
      });
      expect(both.stderr.includes(name), `stderr to name ${name}`, both.stderr.trim());
      const gone = await refuses(
        lab,
        { ...without(env, name), [variable]: '/nonexistent/secret' },
        `${variable} naming no file`,
      );
      expect(gone.stderr.includes(name), `stderr to name ${name}`, gone.stderr.trim());
    }
    return `${Object.keys(env).join(', ')}: read from files; refused with both, and without the file`;
  },
};
