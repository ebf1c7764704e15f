import { type Check, expect } from '../check.ts';
import { required } from '../project/variables.ts';
import { refuses, without } from '../system/refusal.ts';

export const check: Check = {
  id: 'III-1',
  kind: 'process',
  promise: 'without a required variable web ends within 5 s, not with 0, stderr names it, no port opens',
  does: 'starts app web once for each required variable, without that one',
  exempt: (project) => (required(project).length > 0 ? undefined : 'no variable is required'),
  async run(lab) {
    const { env } = await lab.attach('empty');
    const seen: string[] = [];
    for (const name of required(lab.project)) {
      const { stderr, seconds } = await refuses(lab, without(env, name), `no ${name}`);
      expect(stderr.includes(name), `stderr to name ${name}`, stderr.trim() || 'nothing on stderr');
      const others = required(lab.project).filter((other) => other !== name && stderr.includes(other));
      expect(others.length === 0, `stderr to name ${name} alone`, stderr.trim());
      seen.push(`${name} after ${seconds.toFixed(1)} s`);
    }
    return seen.join(', ');
  },
};
