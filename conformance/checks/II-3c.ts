import { type Check, expect } from '../check.ts';
import { ended, PATIENCE } from '../lab.ts';
import { succeed } from '../system/command.ts';
import { freePort } from '../system/ports.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'II-3c',
  kind: 'container',
  promise: "the image's own HEALTHCHECK turns healthy when web is ready, on any PORT",
  does: 'runs the image with its health check on a PORT other than 8080, and reads the state that Docker reports',
  async run(lab) {
    const { env } = await lab.attach();
    const port = String(await freePort());
    const web = await lab.contain({ command: ['web'], env: { ...env, PORT: port }, checked: true }, [
      '--network',
      'host',
    ]);
    const state = async () =>
      (await succeed(['docker', 'inspect', '--format', '{{.State.Health.Status}}', web.container])).trim();
    await until(
      'Docker to report healthy',
      2 * PATIENCE,
      async () => {
        expect(!web.exit(), 'web to run', () => ended(web));
        return (await state().catch(() => '')) === 'healthy';
      },
      () => 'it did not',
    );
    return `healthy on PORT=${port}`;
  },
};
