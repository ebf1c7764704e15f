import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { needs, serving } from '../project/traits.ts';
import { protocolOf } from '../services/protocol.ts';

export const check: Check = {
  id: 'XII-2c',
  kind: 'process',
  promise: 'app migrate --check exits with 1 while a migration is pending, with 0 after, and changes nothing',
  does: 'runs it on an empty database and on a migrated one, and looks for tables',
  exempt: needs.sql,
  async run(lab) {
    const empty = await lab.attach('empty');
    const { place } = empty.of(serving(lab.project, 'sql')?.variable ?? '');
    const before = await lab.run({ command: ['migrate', '--check'], env: empty.env });
    expect(before.end.status === 1, 'exit status 1 on an empty database', () => ended(before));
    const tables = (await protocolOf(place.url.protocol)?.sql?.tables(place)) ?? [];
    expect(tables.length === 0, 'no table made by --check', tables.join(', '));
    const { env } = await lab.attach();
    const after = await lab.run({ command: ['migrate', '--check'], env });
    expect(after.end.status === 0, 'exit status 0 on a migrated database', () => ended(after));
    return '1 on an empty database, of which it made nothing; 0 on a migrated one';
  },
};
