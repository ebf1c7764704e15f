import { type Check, expect, expectNone } from '../check.ts';
import { ended } from '../lab.ts';
import { printedConfig } from '../project/printed-config.ts';
import { documented } from '../project/variables.ts';

export const check: Check = {
  id: 'III-4b',
  kind: 'process',
  promise: 'the application knows exactly the variables of .env.example, with the defaults stated there',
  does: 'runs app config with the required variables alone, and compares names and values',
  async run(lab) {
    const { env } = await lab.attach('empty');
    const running = await lab.run({ command: ['config'], env });
    expect(running.end.status === 0, 'exit status 0', () => ended(running));
    const printed = printedConfig(running.stdout());
    const example = documented(lab.project);
    const wrong: string[] = [];
    for (const { name, value } of example) {
      const known = printed.get(name);
      if (known === undefined) wrong.push(`the application does not know ${name}`);
      else if (!(name in env) && known !== value)
        wrong.push(`${name} is ${known}, .env.example says ${value}`);
    }
    for (const name of printed.keys())
      if (!example.some((each) => each.name === name)) wrong.push(`.env.example lacks ${name}`);
    expectNone(wrong, 'the same names and defaults');
    return [...printed.keys()].join(', ');
  },
};
