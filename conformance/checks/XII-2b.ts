import { type Check, expect } from '../check.ts';
import { ended } from '../lab.ts';
import { needs, serving } from '../project/traits.ts';
import { protocolOf } from '../services/protocol.ts';

export const check: Check = {
  id: 'XII-2b',
  kind: 'process',
  promise: 'a migration that fails makes app migrate exit with another status than 0, and leaves it pending',
  does: 'puts tables of the same names in the way, runs app migrate, then app migrate --check',
  exempt: needs.sql,
  async run(lab) {
    const { variable } = serving(lab.project, 'sql') ?? { variable: '' };
    const migrated = (await lab.attach()).of(variable).place;
    const sql = protocolOf(migrated.url.protocol)?.sql;
    const tables = (await sql?.tables(migrated)) ?? [];
    const obstacles = tables.filter((name) => !/version|migration|history|journal/i.test(name));
    const empty = await lab.attach('empty');
    for (const name of obstacles) await sql?.obstruct(empty.of(variable).place, name);
    const failed = await lab.run({ command: ['migrate'], env: empty.env });
    expect(failed.end.status !== 0, `another exit status than 0 with ${obstacles.join()} in the way`, () =>
      ended(failed),
    );
    const pending = await lab.run({ command: ['migrate', '--check'], env: empty.env });
    expect(pending.end.status === 1, 'app migrate --check to exit with 1 after it', () => ended(pending));
    return `exit status ${failed.end.status} with ${obstacles.join(', ')} in the way; still pending`;
  },
};
