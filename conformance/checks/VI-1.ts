import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { makeItem } from '../items.ts';
import { jobDone, postJob } from '../jobs.ts';
import { answering, ended, PATIENCE } from '../lab.ts';
import { needs } from '../project/traits.ts';
import { freePort } from '../system/ports.ts';
import { until, within } from '../system/wait.ts';

const LOCKED = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];

export const check: Check = {
  id: 'VI-1',
  kind: 'container',
  promise: 'everything runs on a read-only root with /tmp in memory, without capabilities, as 10001:10001',
  does: 'runs migrate, web, worker and scheduler like that, makes an item and does a job',
  async run(lab) {
    const { env } = await lab.attach('empty');
    const docker = ['--network', 'host', '--user', '10001:10001', ...LOCKED];
    if (!needs.sql(lab.project)) {
      const migrate = await lab.contain({ command: ['migrate'], env }, docker);
      const exit = await within(PATIENCE, migrate.exited);
      expect(exit?.status === 0, 'app migrate to exit with 0', () => ended(migrate));
    }
    const port = await freePort();
    const running = await lab.contain({ command: ['web'], env: { ...env, PORT: String(port) } }, docker);
    const web = { port, running };
    await answering(running, port);
    await readiness(web, 200, 'on a read-only root');
    const names = Object.keys(lab.project.processes).filter((name) => ['worker', 'scheduler'].includes(name));
    const others = await Promise.all(names.map((name) => lab.contain({ command: [name], env }, docker)));
    for (const other of others)
      await until(
        `${other.command} to start`,
        PATIENCE,
        () => other.stdout().includes('\n') || other.exit() !== undefined,
      );
    if (!needs.sql(lab.project)) await makeItem(port, 'read-only');
    if (!needs.worker(lab.project)) await jobDone(await postJob(web, 'read-only'), others);
    for (const each of [running, ...others])
      expect(!each.exit(), `${each.command} to run`, () => ended(each));
    return `web, ${names.join(', ')} at work`;
  },
};
