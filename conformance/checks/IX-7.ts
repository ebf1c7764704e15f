import { type Check, expect } from '../check.ts';
import { answered, inFlight } from '../in-flight.ts';
import { answering, ended, ending, PATIENCE } from '../lab.ts';
import { command } from '../system/command.ts';
import { freePort } from '../system/ports.ts';

const BETWEEN = /^(\S*\/)?(sh|bash|dash|ash|npm|npx|yarn|pnpm|make|uv|poetry|dotnet-watch|nodemon)( |$)/;

export const check: Check = {
  id: 'IX-7',
  kind: 'container',
  promise: 'the signal reaches the application as PID 1 and under an init: in flight answered, exit status 0',
  does: 'reads the first process of the container, holds requests in flight, stops the container; then the same with --init',
  async run(lab) {
    const seen: string[] = [];
    for (const init of [false, true]) {
      if (init && !(await hasInit())) {
        seen.push('this engine has no init to test with');
        continue;
      }
      const attachments = await lab.attach();
      const port = await freePort();
      const env = { ...attachments.env, PORT: String(port), SHUTDOWN_TIMEOUT: '20' };
      const running = await lab.contain({ command: ['web'], env }, [
        '--network',
        'host',
        ...(init ? ['--init'] : []),
      ]);
      await answering(running, port);
      const { stdout } = await command(['docker', 'top', running.container, '-o', 'pid,args']);
      const first = stdout.split('\n')[1]?.replace(/^\s*\d+\s+/, '') ?? '';
      expect(!BETWEEN.test(first), 'the application as the first process', first);
      const requests = await inFlight(lab, { port, running }, attachments);
      await running.signal('SIGTERM');
      await answered(requests, 'after SIGTERM to the container');
      const { status } = await ending(running, PATIENCE, 'after SIGTERM');
      expect(status === 0, `exit status 0 ${init ? 'under an init' : 'as PID 1'}`, () => ended(running));
      seen.push(`${init ? 'under an init' : 'as PID 1'}: exit status 0`);
    }
    return seen.join('; ');
  },
};

async function hasInit(): Promise<boolean> {
  const { stdout } = await command(['docker', 'info']);
  return !/init version: N\/A/.test(stdout);
}
