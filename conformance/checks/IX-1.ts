import { type Check, expect } from '../check.ts';

const SECONDS = 5;
const ATTEMPTS = 5;

export const check: Check = {
  id: 'IX-1',
  kind: 'process',
  promise: 'web answers within 5 s of its start',
  does: 'starts app web up to five times and takes the fastest: a busy machine is no fault of the application',
  alone: true,
  async run(lab) {
    const { env } = await lab.attach();
    const seen: number[] = [];
    while (seen.length < ATTEMPTS && !seen.some((seconds) => seconds < SECONDS)) {
      const { running } = await lab.web(env);
      seen.push((Date.now() - (await running.began())) / 1000);
      await running.kill();
    }
    const times = seen.map((seconds) => `${seconds.toFixed(1)} s`).join(', ');
    expect(
      seen.some((seconds) => seconds < SECONDS),
      `an answer within ${SECONDS} s`,
      times,
    );
    return times;
  },
};
