import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { rendered } from './rendered.ts';
import { sh, until } from './shell.ts';
import { type Swarm, swarmOf } from './swarm/swarm.ts';

/**
 * The stack as it is rendered, on a swarm of one machine. Requests go to the tasks that Swarm's DNS names, and not to
 * the published port, since a kernel without IPVS has no routing mesh; everything else is what a cluster would do.
 */
describe('a project on Docker Swarm', () => {
  const name = 'e2e-swarm';
  const attached = catalog.services.filter(({ id }) => ['postgres', 'redis'].includes(id));
  let swarm: Swarm;
  let [first, second] = ['', ''];

  beforeAll(async () => {
    const services = attached.map(({ id }) => id).join();
    const dir = await rendered(name, ['--services', services, '--targets', 'swarm', '--ci', 'none']);
    swarm = await swarmOf(dir);
    [first, second] = [await swarm.build('first'), await swarm.build('second')];
    await swarm.prepare(attached);
  });

  it('takes no image that has no version', async () => {
    for (const image of [name, `${name}:latest`])
      expect(await swarm.script('deploy.sh', image)).toMatchObject({ status: 2, stdout: '' });
  });

  it('migrates and starts every process, as many as it should, by one script', async () => {
    const { status, stdout, stderr } = await swarm.script('deploy.sh', first);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.indexOf('"logger": "app.migrate"')).toBeLessThan(stdout.indexOf('Creating service'));
    expect(await swarm.running('web')).toEqual([first, 2]);
    expect(await swarm.running('worker')).toEqual([first, 2]);
    expect(await swarm.running('scheduler')).toEqual([first, 1]);
    expect((await swarm.script('run.sh', first, 'app', 'migrate', '--check')).status).toBe(0);
  });

  it('runs an admin task with the configuration that the services have, and passes its failure on', async () => {
    const { status, stdout } = await swarm.script('run.sh', first, 'app', 'config');
    expect(status).toBe(0);
    for (const { variable } of attached) expect(stdout).toContain(`${variable}=`);
    expect(stdout).not.toContain('throwaway');
    expect((await swarm.script('run.sh', first, 'app', 'nonsense')).status).toBe(1);
  });

  it('scales web and worker, each alone', async () => {
    await sh(['docker', 'service', 'scale', '--detach=false', `${name}_web=3`]);
    await sh(['docker', 'service', 'scale', '--detach=false', `${name}_worker=1`]);
    expect(await swarm.running('web')).toEqual([first, 3]);
    expect(await swarm.running('worker')).toEqual([first, 1]);
    expect(await swarm.running('scheduler')).toEqual([first, 1]);
  });

  it('rolls to the next image and back under load, and every request is answered', async () => {
    const { answers, failures } = await swarm.underLoad(async () => {
      expect((await swarm.script('deploy.sh', second)).status).toBe(0);
      expect(await settled('web')).toEqual([second, 2]);
      expect((await swarm.script('rollback.sh')).status).toBe(0);
      expect(await settled('web')).toEqual([first, 3]);
    });
    expect(failures).toEqual([]);
    expect(Object.keys(answers).sort()).toEqual(['200 first', '200 second']);
    expect(answers['200 second']).toBeGreaterThan(100);
  });

  it('goes back by itself, and says so, where the next image does not get healthy', async () => {
    // It migrates, and then no process of it starts.
    const broken = `FROM ${second}
USER 0
RUN app=$(command -v app) && mv "$app" "$app.real" \\
 && printf '#!/bin/sh\\n[ "$1" = migrate ] || exit 1\\nexec "$0.real" "$@"\\n' > "$app" && chmod 755 "$app"
USER 10001:10001
`;
    await sh(['docker', 'build', '--quiet', '--tag', `${name}:broken`, '-'], { input: broken });
    const { answers, failures } = await swarm.underLoad(async () => {
      const { status, stderr } = await swarm.script('deploy.sh', `${name}:broken`);
      expect(status).toBe(1);
      expect(stderr).toContain('rolled back:');
      expect(await settled('web')).toEqual([first, 3]);
    });
    expect(failures).toEqual([]);
    expect(Object.keys(answers)).toEqual(['200 first']);
  });

  it('leaves the processes as they were where the migration fails', async () => {
    const unable = `FROM ${second}\nENTRYPOINT ["false"]\n`;
    await sh(['docker', 'build', '--quiet', '--tag', `${name}:unable`, '-'], { input: unable });
    const { status, stderr } = await swarm.script('deploy.sh', `${name}:unable`);
    expect(status).toBe(1);
    expect(stderr).toContain('run.sh: app migrate: Failed');
    expect(await settled('web')).toEqual([first, 3]);
  });

  /** What runs once no task is on its way in or out. */
  const settled = (process: string) =>
    until(`${process} to settle`, async () => {
      const [image, count] = await swarm.running(process);
      return image.includes(',') || count === 0 ? undefined : ([image, count] as const);
    });
});
