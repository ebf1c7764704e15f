import { type Check, expect } from '../check.ts';
import { itemPage, makeItem } from '../items.ts';
import { needs } from '../project/traits.ts';
import { ask, brief, object } from '../system/http.ts';

const ITEMS = 7;

export const check: Check = {
  id: 'XIII-3',
  kind: 'process',
  promise:
    'items are made (201, Location), read, changed, deleted (then 404), and listed by limit and cursor',
  does: `makes ${ITEMS} items, pages through them three at a time, changes one and deletes it`,
  exempt: needs.sql,
  async run(lab) {
    const { env } = await lab.attach();
    const { port } = await lab.web(env);
    const paths: string[] = [];
    for (let item = 0; item < ITEMS; item += 1) paths.push(await makeItem(port, `item ${item}`));
    const names: unknown[] = [];
    const sizes: number[] = [];
    let query = '?limit=3';
    for (let pages = 0; pages < ITEMS && query; pages += 1) {
      const { items, cursor } = await itemPage(port, query);
      names.push(...items.map(({ name }) => name));
      sizes.push(items.length);
      query = cursor ? `?limit=3&cursor=${encodeURIComponent(cursor)}` : '';
    }
    expect(sizes.join() === '3,3,1', 'pages of 3, 3, 1', sizes.join());
    expect(new Set(names).size === ITEMS, `${ITEMS} items, each once`, names.join(', '));
    const [path = ''] = paths;
    const patched = await ask(port, `PATCH ${path}`, { json: { name: 'renamed' } });
    expect(patched.status === 200, 'PATCH to answer 200', brief(patched));
    const read = await ask(port, path);
    expect(object(read)['name'] === 'renamed', 'the new name', brief(read));
    const deleted = await ask(port, `DELETE ${path}`);
    expect([200, 204].includes(deleted.status), 'DELETE to answer 204', brief(deleted));
    const gone = await ask(port, path);
    expect(gone.status === 404, '404 after DELETE', brief(gone));
    return `pages of ${sizes.join(', ')}; 201, 200, ${deleted.status}, 404`;
  },
};
