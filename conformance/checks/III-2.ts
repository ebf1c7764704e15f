import { type Check, expectNone } from '../check.ts';
import { required } from '../project/variables.ts';
import { refuses } from '../system/refusal.ts';

export const check: Check = {
  id: 'III-2',
  kind: 'process',
  promise: 'all that is missing or malformed is named at once, in one message, by every process',
  does: 'starts each process with nothing set but PORT=abc and LOG_LEVEL=loud',
  async run(lab) {
    const names = [...required(lab.project), 'PORT', 'LOG_LEVEL'];
    const processes = Object.keys(lab.project.processes);
    for (const process of processes) {
      const faulty = { PORT: 'abc', LOG_LEVEL: 'loud' };
      const { stderr } = await refuses(lab, faulty, 'nothing valid', { command: [process] });
      const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(stderr));
      expectNone(
        missing.map((name) => `${process}: ${name} is not named in: ${stderr.trim()}`),
        `one message that names ${names.join(', ')}`,
      );
    }
    return `${processes.join(', ')} named ${names.join(', ')} at once`;
  },
};
