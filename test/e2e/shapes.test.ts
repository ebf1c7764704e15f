import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { rendered } from './rendered.ts';
import { sh } from './shell.ts';
import { stackOf } from './stack.ts';
import { inToolContainer } from './tools.ts';

/** The shapes of each framework: what is attached, and which processes run. */
const SHAPES: readonly (readonly [services: string, processes: string])[] = [
  ['none', 'web,scheduler'],
  ['postgres', 'web,scheduler'],
  ['redis', 'web,worker'],
  ['postgres,redis', 'web,worker,scheduler'],
];

const cases = catalog.frameworks.flatMap((framework) =>
  SHAPES.map(([services, processes]) => ({ framework, services, processes })),
);

describe.each(cases)('$framework.id with $services and $processes', ({ framework, services, processes }) => {
  it('passes its own formatter, linter, type checker and tests as rendered', async () => {
    const flags = ['--framework', framework.id, '--services', services, '--processes', processes];
    const dir = await rendered(`shape-${services.replaceAll(',', '-')}`, flags);
    expect(await sh(['git', 'status', '--porcelain'], { cwd: dir })).toBe('');
    const stack = stackOf(dir);
    const attached = services === 'none' ? [] : services.split(',');
    if (attached.length > 0) await stack.compose('up', '--detach', '--wait', ...attached);
    const toolchain = catalog.languages.find(({ id }) => id === framework.language)?.toolchain;
    if (!toolchain) throw new Error(`no language for ${framework.id}`);
    const drift = services.includes('postgres') ? [`${toolchain.exec} app migrate`, toolchain.drift] : [];
    const script = [
      toolchain.setup,
      ...toolchain.checks.map(({ run }) => run),
      ...drift,
      toolchain.test,
    ].join('\n');
    expect(await inToolContainer(framework.language, stack, script)).toMatch(/passed/);
  });
});
