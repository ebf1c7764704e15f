import { type Check, expect, expectNone } from '../check.ts';
import { lockfilesOf } from '../project/lockfile.ts';

const DISTRIBUTION = /(alpine|trixie|bookworm|bullseye|noble|jammy|debian1\d|ubi\d)/;

export const check: Check = {
  id: 'V-5',
  kind: 'static',
  promise:
    'the image is built in stages of one distribution, dependencies from the lockfile before the source',
  does: 'reads the stages of the Dockerfile, and where the lockfile comes in',
  run({ project }) {
    const { stages } = project;
    expect(stages.length > 1, 'more than one stage', `${stages.length}`);
    const wrong: string[] = [];
    const named = new Set(stages.map(({ name }) => name));
    const bases = stages.map(({ base }) => base).filter((base) => !named.has(base));
    const distributions = new Set(bases.map((base) => DISTRIBUTION.exec(base)?.[0] ?? base));
    if (distributions.size > 1 && !bases.includes('scratch'))
      wrong.push(`stages start from ${[...distributions].join(', ')}`);
    const locks = lockfilesOf(project).map((path) => path.split('/').at(-1) ?? path);
    const all = stages.flatMap(({ instructions }) => instructions);
    const locked = all.findIndex(({ text }) => locks.some((lock) => text.includes(lock)));
    const source = all.findIndex(
      ({ keyword, text }) =>
        /^(COPY|ADD)$/.test(keyword) && !/--from=/.test(text) && !locks.some((lock) => text.includes(lock)),
    );
    const installed = all.findIndex(({ keyword }, index) => keyword === 'RUN' && index >= locked);
    if (locked < 0 || installed < 0 || (source >= 0 && source < installed))
      wrong.push('the source is copied before the dependencies are installed');
    const remote = all.filter(({ keyword, text }) => keyword === 'ADD' && /https?:/.test(text));
    wrong.push(...remote.map(({ text }) => `ADD ${text}`));
    expectNone(wrong, 'one distribution, and dependencies first');
    return `${stages.length} stages from ${[...distributions].join()}; dependencies first`;
  },
};
