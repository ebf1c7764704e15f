import { type Check, expect, expectNone } from '../check.ts';
import { needs } from '../project/traits.ts';
import { ask, tryAsk } from '../system/http.ts';

export const check: Check = {
  id: 'XI-5',
  kind: 'process',
  promise: 'no byte that any process of this run has printed belongs to a secret',
  does: 'runs web at LOG_LEVEL=debug with passwords that are refused, then searches the output of every process of all checks',
  exempt: needs.service,
  alone: true,
  async run(lab) {
    const { env: plain, all } = await lab.attach();
    const secret = `hunter2${Math.random().toString(36).slice(2)}`;
    lab.rig.secrets.add(secret);
    const env: Record<string, string> = { ...plain, LOG_LEVEL: 'debug' };
    for (const { variable, url } of all) {
      const wrong = new URL(url);
      wrong.username ||= 'nobody';
      wrong.password = secret;
      env[variable] = wrong.href;
    }
    const { port, running } = await lab.web(env);
    const answers: string[] = [];
    for (const target of ['/', '/info', '/health/ready', '/items', 'POST /jobs']) {
      const json = target.startsWith('POST') ? { json: { message: 'x' } } : {};
      answers.push((await tryAsk(port, target, { ...json, timeout: 20_000 }))?.body ?? '');
    }
    expect((await ask(port, '/health/ready')).status === 503, '/health/ready to answer 503', 'it did not');
    for (const command of [['config'], ['migrate'], ['seed']]) {
      if (command[0] === 'config' || !needs.sql(lab.project)) await lab.run({ command, env });
    }
    await running.kill();
    const printed = lab.rig.started.map((each) => ({
      from: each.command,
      text: each.stdout() + each.stderr(),
    }));
    printed.push({ from: 'an HTTP answer', text: answers.join('\n') });
    const secrets = [...lab.rig.secrets].flatMap((each) => [each, encodeURIComponent(each)]);
    expectNone(
      [
        ...new Set(
          printed.flatMap(({ from, text }) => (secrets.some((each) => text.includes(each)) ? [from] : [])),
        ),
      ],
      'no secret in any output',
    );
    const bytes = printed.reduce((sum, { text }) => sum + text.length, 0);
    return `${printed.length} outputs, ${bytes} bytes, searched for ${lab.rig.secrets.size} secrets`;
  },
};
