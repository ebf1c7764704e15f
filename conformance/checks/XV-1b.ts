import { type Check, expect, expectNone } from '../check.ts';
import { answering } from '../lab.ts';
import { imageConfig } from '../launch/build.ts';
import { command } from '../system/command.ts';
import { freePort } from '../system/ports.ts';

export const check: Check = {
  id: 'XV-1b',
  kind: 'container',
  promise: 'the image runs as 10001:10001 without being told, and may not change its own code',
  does: 'reads the user of the image and of the running process, and what the process has written into its folder',
  async run(lab) {
    const { User, WorkingDir } = await imageConfig(await lab.rig.image());
    expect(User === '10001:10001', 'USER 10001:10001', User || 'root');
    const { env } = await lab.attach('empty');
    const port = await freePort();
    const running = await lab.contain({ command: ['web'], env: { ...env, PORT: String(port) } }, [
      '--network',
      'host',
    ]);
    await answering(running, port);
    const { stdout } = await command(['docker', 'top', running.container, '-o', 'uid,gid']);
    const ids = stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/\s+/, ':'));
    expectNone([...new Set(ids.filter((id) => id !== '10001:10001'))], 'processes of 10001:10001');
    // Listed from outside: the image need not have a tool that could tell.
    const { stdout: listing } = await command([
      'sh',
      '-c',
      'docker cp "$1:$2" - | tar -tvf - --numeric-owner',
      'sh',
      running.container,
      WorkingDir,
    ]);
    // An empty file holds no code: a tool's lock, which anybody may take.
    const own = listing
      .split('\n')
      .filter(
        (line) => /^[-d]/.test(line) && (/^\S+ 10001\//.test(line) || /^-.{7}w\S*\s+\S+\s+[1-9]/.test(line)),
      );
    expectNone(own.slice(0, 3), `${WorkingDir} to belong to root`);
    return `10001:10001; ${listing.split('\n').length} paths in ${WorkingDir}, none writable`;
  },
};
