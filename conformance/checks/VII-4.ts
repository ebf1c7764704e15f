import { type Check, expect } from '../check.ts';
import { readiness } from '../health.ts';
import { ask, brief, tryAsk } from '../system/http.ts';

/** How often each route is asked. */
const TIMES = 5;

export const check: Check = {
  id: 'VII-4',
  kind: 'process',
  promise: 'GET /health/live and GET /up answer 200 and look at no service; GET /health/ready asks each',
  does: 'counts the connections that a fresh web process makes for each route, then asks with every service hanging',
  async run(lab) {
    const { env, all } = await lab.attach();
    const web = await lab.web(env);
    const { port } = web;
    const traffic = () => all.reduce((sum, { wire }) => sum + wire.count(), 0);
    // Some clients connect by themselves when the process starts; what counts is what a route adds.
    const before = traffic();
    for (const path of ['/health/live', '/up']) {
      for (let time = 0; time < TIMES; time += 1) {
        const answer = await ask(port, path);
        expect(answer.status === 200, `${path} to answer 200`, brief(answer));
      }
      const opened = traffic() - before;
      expect(opened === 0, `${path} to open no connection`, `${opened} connections`);
    }
    await readiness(web, 200, 'with every service there');
    const unasked = all.filter(({ wire }) => wire.count() === 0).map(({ variable }) => variable);
    expect(unasked.length === 0, '/health/ready to ask every service', `it did not ask ${unasked.join()}`);
    for (const { wire } of all) wire.hold(true);
    const hung = await tryAsk(port, '/health/live', { timeout: 10_000 });
    expect(hung?.status === 200, '/health/live to answer while every service hangs', brief(hung));
    return `live and up 200 without a new connection; ready 200 with ${traffic()}`;
  },
};
