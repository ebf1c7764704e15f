import { type Check, expect } from '../check.ts';
import { PATIENCE } from '../lab.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'VIII-3',
  kind: 'process',
  promise: 'one web process serves; more of them only where WEB_CONCURRENCY says so',
  does: 'counts the processes of app web, and with WEB_CONCURRENCY=3 where there is such a variable',
  async run(lab) {
    const { env } = await lab.attach();
    const { running } = await lab.web(env);
    const alone = await running.processes();
    const variable = lab.project.variables.find(({ name }) => name === 'WEB_CONCURRENCY');
    // Where it forks workers, their parent is a process too, though it serves nothing.
    const most = variable ? 2 : 1;
    expect(alone <= most, `no more than ${most} to serve with one`, `${alone} processes`);
    if (!variable) return 'one process; there is no WEB_CONCURRENCY';
    expect(variable.value === '1', 'WEB_CONCURRENCY=1 in .env.example', variable.value);
    const several = await lab.web({ ...env, WEB_CONCURRENCY: '3' });
    const wanted = alone + 2;
    await until('two workers more', PATIENCE, async () => (await several.running.processes()) === wanted);
    return `${alone} as it is; ${wanted} with WEB_CONCURRENCY=3`;
  },
};
