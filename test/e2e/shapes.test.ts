import { afterAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { DESCRIPTION_LENGTH, NAME_LENGTH } from '../../generators/core/text.ts';
import { table } from '../../scripts/docs/table.ts';
import { atEnd } from './at-end.ts';
import { rendered } from './rendered.ts';
import { type Shape, shapes } from './shapes.ts';
import { attempt, sh } from './shell.ts';
import { type Done, runJob, sourceJobs } from './workflow.ts';

const list = (ids: readonly string[]) => ids.join(',') || 'none';
const title = ({ framework, services, processes }: Shape) =>
  `${framework} with ${list(services)} as ${list(processes)}`;

const seen = new Map<Shape, readonly Done[]>();

afterAll(() => {
  const rows = [...seen].flatMap(([shape, steps]) =>
    steps.map(({ job, step, took }) => [title(shape), job, step, `${(took / 1000).toFixed(1)} s`]),
  );
  process.stdout.write(`\n${table(['Project', 'Job', 'Step', 'Time'], rows)}\n`);
});

describe.each(shapes.map((shape) => [title(shape), shape] as const))('%s', (_, shape) => {
  it('passes the jobs of its own CI, as rendered, and its image is built', async () => {
    const { framework: id, services, processes } = shape;
    const flags = ['--framework', id, '--services', list(services), '--processes', list(processes)];
    // As long as they may be: what stands in a line of code must not make it too long.
    const name = `shape-${id}-`.padEnd(NAME_LENGTH, 'long');
    const dir = await rendered(name, [
      ...flags,
      '--description',
      'Long '.repeat(DESCRIPTION_LENGTH / 5).trim(),
    ]);
    expect(await sh(['git', 'status', '--porcelain'], { cwd: dir })).toBe('');
    const language = catalog.frameworks.find((one) => one.id === id)?.language ?? '';
    const steps: Done[] = [];
    seen.set(shape, steps);
    for (const job of sourceJobs(dir)) steps.push(...(await runJob(dir, language, job)));
    const engines = catalog.services.filter((one) => services.includes(one.id) && one.roles.includes('sql'));
    const tests = steps.filter(({ step }) => step === 'Test');
    expect(tests).toHaveLength(Math.max(1, engines.length));
    for (const { output } of tests) expect(output).toMatch(/\b[1-9]\d* passed/);
    const start = Date.now();
    const tag = `e2e-shape-${id}`;
    atEnd(() => attempt(['docker', 'rmi', tag]));
    const output = await sh(['docker', 'build', '--quiet', '--tag', tag, '.'], { cwd: dir });
    steps.push({ job: 'image', step: 'Build', took: Date.now() - start, output });
  });
});
