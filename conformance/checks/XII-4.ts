import { type Check, expect } from '../check.ts';
import { itemPage } from '../items.ts';
import { ended } from '../lab.ts';
import { needs } from '../project/traits.ts';

export const check: Check = {
  id: 'XII-4',
  kind: 'process',
  promise: 'app seed adds sample data, and adds nothing twice',
  does: 'runs app seed twice, and counts the items each time',
  exempt: needs.sql,
  async run(lab) {
    const { env } = await lab.attach();
    const { port } = await lab.web(env);
    const counts: number[] = [];
    for (const time of ['first', 'second']) {
      const seed = await lab.run({ command: ['seed'], env });
      expect(seed.end.status === 0, `exit status 0 the ${time} time`, () => ended(seed));
      counts.push((await itemPage(port, '?limit=100')).items.length);
    }
    const [once = 0, twice] = counts;
    expect(once > 0, 'items after app seed', 'there are none');
    expect(once === twice, `${once} items after the second time`, `${twice}`);
    return `${once} items, ${twice} after the second time`;
  },
};
