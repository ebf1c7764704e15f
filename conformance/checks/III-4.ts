import { type Check, expectNone } from '../check.ts';
import { applicationVariables, documented } from '../project/variables.ts';

export const check: Check = {
  id: 'III-4',
  kind: 'static',
  promise: '.env.example, the README and compose list the same variables, each explained',
  does: 'compares the names in .env.example, in the README table and in the environment that compose gives',
  run({ project }) {
    const wrong: string[] = [];
    const example = documented(project);
    const names = new Set(example.map(({ name }) => name));
    const composed = applicationVariables(project);
    const readme = project.read('README.md') ?? '';
    for (const name of composed) if (!names.has(name)) wrong.push(`.env.example lacks ${name}`);
    for (const { name, comment } of example) {
      if (!composed.includes(name)) wrong.push(`compose gives no ${name}`);
      if (!new RegExp(`^\\|\\s*\`${name}\`\\s*\\|`, 'm').test(readme))
        wrong.push(`README.md has no row for ${name}`);
      if (comment.trim() === '') wrong.push(`.env.example does not explain ${name}`);
    }
    const all = project.variables.map(({ name }) => name);
    for (const name of new Set(all.filter((each, index) => all.indexOf(each) !== index)))
      wrong.push(`.env.example has ${name} twice`);
    for (const line of (project.read('.env.example') ?? '').split('\n'))
      if (!/^(#.*|\s*|[A-Z_][A-Z0-9_]*=(\S*|"[^"]*"|'[^']*'))$/.test(line))
        wrong.push(`no shell reads: ${line}`);
    expectNone(wrong, 'the same variables everywhere');
    return `${[...names].join(', ')} everywhere`;
  },
};
