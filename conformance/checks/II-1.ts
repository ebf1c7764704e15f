import { type Check, expect } from '../check.ts';
import { lockfilesOf } from '../project/lockfile.ts';

export const check: Check = {
  id: 'II-1',
  kind: 'static',
  promise: 'every dependency is pinned in a committed lockfile, which the image installs from',
  does: 'looks for a lockfile among the files, and for its name in the Dockerfile',
  run({ project }) {
    const locks = lockfilesOf(project);
    expect(locks.length > 0, 'a lockfile', 'there is none that git does not ignore');
    const text = project.stages
      .flatMap(({ instructions }) => instructions.map((each) => each.text))
      .join('\n');
    const used = locks.filter((path) => text.includes(path.split('/').at(-1) ?? path));
    expect(used.length > 0, `the Dockerfile to take ${locks.join(' or ')}`, 'it names none of them');
    return `${used.join(', ')}, named in the Dockerfile`;
  },
};
