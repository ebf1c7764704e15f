import { type Check, expect } from '../check.ts';
import { PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { sharedStack } from '../stack.ts';
import { ask, brief, object, tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'VIII-1b',
  kind: 'container',
  promise:
    'docker compose up --wait brings up everything, migrated and healthy, and web scales to two that are one',
  does: 'starts the whole compose.yaml with --wait --scale web=2, and asks both instances',
  alone: true,
  async run(lab) {
    const { compose, ports } = await sharedStack(lab.rig);
    const up = await compose(
      'up',
      '--detach',
      '--no-build',
      '--wait',
      '--wait-timeout',
      '180',
      '--scale',
      'web=2',
    );
    if (up.status !== 0) {
      const { stdout } = await compose('ps', '--all', '--format', '{{.Service}}: {{.Status}}');
      expect(false, 'docker compose up --wait to succeed', `${up.stderr.trim().slice(-400)} ${stdout}`);
    }
    const both = await ports();
    const visits: unknown[] = [];
    for (const port of [...both, ...both]) {
      await until(
        'each instance to be ready',
        PATIENCE,
        async () => (await tryAsk(port, '/health/ready', { timeout: 5000 }))?.status === 200,
      );
      visits.push(object(await ask(port, '/'))['visits']);
    }
    if (!needs.cache(lab.project))
      expect(visits.join() === '1,2,3,4', 'visits 1 to 4 by turns', visits.join());
    if (needs.sql(lab.project)) return `two instances ready${visits[0] ? `, visits ${visits.join()}` : ''}`;
    const [first = 0, second = 0] = both;
    const made = await ask(first, 'POST /items', { json: { name: 'scaled' } });
    expect(made.status === 201, 'POST /items to answer 201: the database is migrated', brief(made));
    const found = await ask(second, String(made.headers.location));
    expect(found.status === 200, 'the other instance to know it', brief(found));
    return `two instances ready, migrated${visits[0] ? `, visits ${visits.join()}` : ''}`;
  },
};
