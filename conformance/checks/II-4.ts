import { type Check, expect } from '../check.ts';
import { copyOf, imageConfig } from '../launch/build.ts';
import { sourceSteps } from '../project/ci-steps.ts';
import { needs } from '../project/traits.ts';
import { command, succeed } from '../system/command.ts';

/** Variables by which an image leaves out what development needs. */
const PRODUCTION = /NO_DEV|OMIT|PRODUCTION|NODE_ENV/;

export const check: Check = {
  id: 'II-4',
  kind: 'container',
  promise:
    'a clean checkout passes its own formatter, linter, type checker and tests by the commands of its CI',
  does: 'runs the commands of the CI jobs on a copy of the sources, in the stage of the Dockerfile that has the tools',
  exempt: needs.ci,
  alone: true,
  async run(lab) {
    const { project, rig } = lab;
    const stage = project.stages[0]?.name ?? '0';
    const image = `conf-${process.pid}-tools:latest`;
    lab.scope.defer(rig.undoing.add(['docker', 'image', 'rm', '--force', image]).now);
    await succeed(['docker', 'build', '--quiet', '--target', stage, '--tag', image, project.dir]);
    const { Env } = await imageConfig(image);
    const dropped = (Env ?? [])
      .map((entry) => entry.split('=')[0] ?? '')
      .filter((name) => PRODUCTION.test(name));
    const copy = copyOf(project, {});
    lab.scope.defer(rig.undoing.add(['rm', '-rf', copy]).now);
    const { env } = await lab.attach('empty');
    const name = `conf-${process.pid}-checkout`;
    lab.scope.defer(rig.undoing.add(['docker', 'rm', '--force', name]).now);
    const variables = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
    const flags = ['--detach', '--name', name, '--network', 'host', '--volume', `${copy}:/checkout`];
    await succeed([
      'docker',
      'run',
      ...flags,
      ...variables,
      '--workdir',
      '/checkout',
      image,
      'sleep',
      '3600',
    ]);
    const steps = sourceSteps(project);
    expect(steps.length > 3, 'commands to check and test in the CI workflow', steps.join('; '));
    const unset = dropped.flatMap((variable) => ['-u', variable]);
    for (const step of steps) {
      const shell = ['env', ...unset, 'sh', '-euc', step];
      const { status, stdout, stderr } = await command(['docker', 'exec', name, ...shell]);
      const end = `${stdout}${stderr}`.trim().slice(-1500);
      expect(status === 0, `${step.trim()} to exit with 0`, `${status}: ${end}`);
    }
    return steps.map((step) => step.trim().split('\n')[0]).join('; ');
  },
};
