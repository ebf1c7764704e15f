import { type Check, expect, expectNone } from '../check.ts';
import { wordsOf } from '../project/compose.ts';
import { execForm } from '../project/dockerfile.ts';

export const check: Check = {
  id: 'II-3',
  kind: 'static',
  promise: 'health is asked by the application itself: no curl, wget or other system tool',
  does: 'reads HEALTHCHECK in the Dockerfile and the health checks of the processes in compose',
  run({ project: { stages, processes } }) {
    const last = stages
      .at(-1)
      ?.instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK')
      .at(-1);
    expect(last, 'a HEALTHCHECK in the last stage', 'there is none');
    const own = (words: readonly string[]) => words[0] === 'app' && words[1] === 'healthcheck';
    const wrong: string[] = [];
    const inImage = execForm(last.text.replace(/^(--\S+\s+)*CMD\s*/, ''));
    if (!inImage || !own(inImage)) wrong.push(`HEALTHCHECK ${last.text}`);
    for (const [name, { healthcheck }] of Object.entries(processes)) {
      const test = wordsOf(healthcheck?.test);
      if (test.length > 0 && !(test[0] === 'CMD' && own(test.slice(1))) && test[0] !== 'NONE')
        wrong.push(`compose.yaml ${name}: ${test.join(' ')}`);
    }
    expectNone(wrong, '["app", "healthcheck", …] in exec form');
    return `HEALTHCHECK and compose run ${inImage?.join(' ')}`;
  },
};
