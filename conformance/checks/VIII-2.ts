import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { brief, tryAsk } from '../system/http.ts';

export const check: Check = {
  id: 'VIII-2',
  kind: 'process',
  promise: 'a process stays in the foreground: it never detaches, and writes no PID or log file',
  does: 'starts every process, asks web, and lists the files that they have written',
  async run(lab) {
    const { env } = await lab.attach();
    const web = await lab.web(env);
    const others = Object.keys(lab.project.processes).filter((name) =>
      ['worker', 'scheduler'].includes(name),
    );
    const background = await Promise.all(others.map((name) => lab.background(name, env)));
    const answer = await tryAsk(web.port, '/');
    expect(answer?.status === 200, 'GET / to answer 200', brief(answer));
    const written: string[] = [];
    for (const running of [web.running, ...background]) {
      expect(!running.exit(), `${running.command} to be in the foreground`, () => ended(running));
      written.push(...(await running.written()).map((path) => `${running.command}: ${path}`));
    }
    const wrong = written.filter((path) => /\.(pid|log|out|err)(\.\d+)?$|\/(logs?|run)\/[^/]+$/.test(path));
    expect(wrong.length === 0, 'no PID file and no log file', wrong.join(', '));
    return `web, ${others.join(', ')} in the foreground; ${written.join(', ') || 'no file written'}`;
  },
};
