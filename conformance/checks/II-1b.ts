import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, expect } from '../check.ts';
import { builds, copyOf } from '../launch/build.ts';
import { lockfilesOf } from '../project/lockfile.ts';

export const check: Check = {
  id: 'II-1b',
  kind: 'container',
  promise:
    'the image installs what the lockfile says and nothing else: without its content it does not build',
  does: 'builds the image, then a copy of the project whose lockfile is empty',
  async run(lab) {
    await lab.rig.image();
    const copy = copyOf(lab.project, {});
    lab.scope.defer(lab.rig.undoing.add(['rm', '-rf', copy]).now);
    const locks = lockfilesOf(lab.project);
    for (const path of locks) writeFileSync(join(copy, path), '');
    const { ok, log } = await builds(copy);
    expect(!ok, `no image with an empty ${locks.join()}`, 'it was built all the same');
    return `builds with ${locks.join()}; without: ${log.split('\n').find((line) => /lock|error/i.test(line)) ?? log}`.slice(
      0,
      300,
    );
  },
};
