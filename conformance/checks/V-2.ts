import { type Check, expect } from '../check.ts';
import { ended, ending, PATIENCE } from '../lab.ts';
import { succeed } from '../system/command.ts';
import { tryAsk } from '../system/http.ts';
import { freePort } from '../system/ports.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'V-2',
  kind: 'container',
  promise: 'one image runs every process: the command alone tells which',
  does: 'runs web, worker and scheduler from the same image id, as PID 1, and stops them as Docker does',
  async run(lab) {
    const image = await lab.rig.image();
    const id = (await succeed(['docker', 'image', 'inspect', '--format', '{{.Id}}', image])).trim();
    const { env } = await lab.attach('empty');
    const port = await freePort();
    const names = Object.keys(lab.project.processes).filter((name) => name !== 'migrate');
    for (const name of names) {
      const running = await lab.contain({ command: [name], env: { ...env, PORT: String(port) } }, [
        '--network',
        'host',
      ]);
      await until(
        `app ${name} to be at work`,
        PATIENCE,
        async () => {
          expect(!running.exit(), `app ${name} to run`, () => ended(running));
          if (name === 'web') return (await tryAsk(port, '/health/ready'))?.status === 200;
          return running.stdout().includes('\n');
        },
        () => ended(running),
      );
      const own = (await succeed(['docker', 'inspect', '--format', '{{.Image}}', running.container])).trim();
      expect(own === id, `the image ${id}`, own);
      await running.signal('SIGTERM');
      const { status } = await ending(running, PATIENCE, 'on SIGTERM');
      expect(status === 0, `app ${name} to exit with 0`, () => ended(running));
    }
    return `${names.join(', ')} from ${id.slice(0, 19)}`;
  },
};
