import { type Check, expect } from '../check.ts';
import { answering, ended, PATIENCE } from '../lab.ts';
import { brief, tryAsk } from '../system/http.ts';
import { freePort } from '../system/ports.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'VII-1b',
  kind: 'container',
  promise: 'in a container on a network of its own web is reached on 8080, or on PORT',
  does: 'publishes 8080 of a container without PORT, then 9000 of one with PORT=9000',
  async run(lab) {
    // Its services are out of reach from there, which live does not mind.
    const { env } = await lab.attach('empty');
    for (const inside of ['8080', '9000']) {
      const port = await freePort();
      const own = inside === '8080' ? env : { ...env, PORT: inside };
      const running = await lab.contain({ command: ['web'], env: own }, [
        '--publish',
        `127.0.0.1:${port}:${inside}`,
      ]);
      await answering(running, port);
      await running.signal('SIGTERM');
      await until(
        'web to end',
        PATIENCE,
        () => running.exit() !== undefined,
        () => ended(running),
      );
      const after = await tryAsk(port, '/health/live');
      expect(!after, 'no answer after the end', brief(after));
    }
    return '8080 without PORT, 9000 with PORT=9000';
  },
};
