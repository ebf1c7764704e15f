import { type Check, expect } from '../check.ts';
import { documented } from '../project/variables.ts';
import { refuses } from '../system/refusal.ts';

const MALFORMED: Readonly<Record<string, readonly string[]>> = {
  PORT: ['70000'],
  LOG_FORMAT: ['xml'],
  SHUTDOWN_TIMEOUT: ['soon'],
};

export const check: Check = {
  id: 'III-3',
  kind: 'process',
  promise: 'a malformed value ends web within 5 s, stderr names the variable and never quotes a secret',
  does: 'starts app web with PORT=70000, LOG_FORMAT=xml, SHUTDOWN_TIMEOUT=soon, and with each URL malformed in two ways',
  async run(lab) {
    const { env } = await lab.attach('empty');
    const secret = `hunter2${Math.random().toString(36).slice(2)}`;
    lab.rig.secrets.add(secret);
    const known = new Set(documented(lab.project).map(({ name }) => name));
    const cases = Object.entries(MALFORMED).filter(([name]) => known.has(name));
    for (const { variable } of lab.project.attached)
      cases.push([variable, [`nonsense://user:${secret}@localhost:1/x`, `user:${secret}@localhost`]]);
    for (const [name, values] of cases) {
      for (const value of values) {
        const shown = `${name} malformed`;
        const { stderr, output } = await refuses(lab, { ...env, [name]: value }, shown);
        expect(!output.includes(secret), `${shown}: its password nowhere in the output`, 'it is printed');
        expect(stderr.includes(name), `stderr to name ${name}`, stderr.trim() || 'nothing on stderr');
      }
    }
    return `${cases.map(([name]) => name).join(', ')}: named, nothing quoted`;
  },
};
