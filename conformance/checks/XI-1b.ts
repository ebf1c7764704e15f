import { type Check, expect } from '../check.ts';
import { jobDone, postJob } from '../jobs.ts';
import { ending, PATIENCE } from '../lab.ts';
import type { Running } from '../launch/running.ts';
import { parseLog } from '../logs.ts';
import { needs } from '../project/traits.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'XI-1b',
  kind: 'process',
  promise: 'every line of worker, scheduler, migrate and seed on stdout is one JSON object',
  does: 'runs them, does a job, cuts off their services until they complain, lets them recover, ends them, and parses every line',
  exempt: (project) =>
    needs.worker(project) && needs.scheduler(project) && needs.sql(project)
      ? 'there is no process but web'
      : undefined,
  async run(lab) {
    const seen: string[] = [];
    const examine = (running: Running) => {
      const { entries, others } = parseLog(running);
      expect(others.length === 0, `only JSON objects from ${running.command}`, () => others.join('\n'));
      expect(entries.length > 0, `lines from ${running.command}`, 'none');
      const stray = running.stderr().trim();
      expect(stray === '', `nothing on stderr from ${running.command}`, stray.slice(0, 500));
      seen.push(`${running.command} ${entries.length}`);
    };
    if (!needs.sql(lab.project)) {
      const { env } = await lab.attach('empty');
      for (const command of ['migrate', 'seed']) examine(await lab.run({ command: [command], env }));
    }
    const { env, all } = await lab.attach();
    const names = ['worker', 'scheduler'].filter((each) => each in lab.project.processes);
    const often = { ...env, SCHEDULE_INTERVAL: '1', LOG_LEVEL: 'debug' };
    const background = await Promise.all(names.map((name) => lab.background(name, often)));
    if (!needs.worker(lab.project)) {
      const web = await lab.web(env);
      await jobDone(await postJob(web, 'logged'), background);
    }
    for (const { wire } of all) await wire.cut();
    for (const running of background) {
      const complained = () => /"level": ?"(warning|error|critical)"/.test(running.stdout());
      if (!needs.queue(lab.project)) await until(`${running.command} to complain`, PATIENCE, complained);
    }
    for (const { wire } of all) await wire.mend();
    for (const running of background) {
      await running.signal('SIGTERM');
      await ending(running, PATIENCE, 'on SIGTERM');
      examine(running);
    }
    return `lines, all JSON objects: ${seen.join(', ')}`;
  },
};
