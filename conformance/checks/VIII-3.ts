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
    expect(alone === 1, 'one process', `${alone} processes`);
    const variable = lab.project.variables.find(({ name }) => name === 'WEB_CONCURRENCY');
    if (!variable) return 'one process; there is no WEB_CONCURRENCY';
    expect(variable.value === '1', 'WEB_CONCURRENCY=1 in .env.example', variable.value);
    const several = await lab.web({ ...env, WEB_CONCURRENCY: '3' });
    await until('three workers', PATIENCE, async () => (await several.running.processes()) >= 3);
    return 'one process; at least three with WEB_CONCURRENCY=3';
  },
};
