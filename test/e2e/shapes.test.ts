import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { rendered } from './rendered.ts';
import { shapes } from './shapes.ts';
import { sh } from './shell.ts';
import { stackOf } from './stack.ts';
import { inToolContainer } from './tools.ts';

describe.each(shapes)('$framework with $services', ({ framework: id, services, processes }) => {
  it('passes its own formatter, linter, type checker and tests as rendered', async () => {
    const list = (ids: readonly string[]) => ids.join(',') || 'none';
    const flags = ['--framework', id, '--services', list(services), '--processes', list(processes)];
    const dir = await rendered(['shape', id, ...services].join('-').slice(0, 38), flags);
    expect(await sh(['git', 'status', '--porcelain'], { cwd: dir })).toBe('');
    const stack = stackOf(dir);
    const running = (await stack.compose('config', '--services')).split('\n');
    const attached = services.filter((service) => running.includes(service));
    if (attached.length > 0) await stack.compose('up', '--detach', '--wait', ...attached);
    const framework = catalog.frameworks.find((one) => one.id === id);
    const toolchain = catalog.languages.find((one) => one.id === framework?.language)?.toolchain;
    if (!framework || !toolchain) throw new Error(`no language for ${id}`);
    const sql = catalog.services.some(
      ({ id: one, roles }) => services.includes(one) && roles.includes('sql'),
    );
    const script = [
      toolchain.setup,
      ...toolchain.checks.map(({ run }) => run),
      ...(sql ? [`${toolchain.exec} app migrate`, toolchain.drift] : []),
      toolchain.test,
    ];
    expect(await inToolContainer(framework.language, stack, script.join('\n'))).toMatch(/passed/);
  });
});
