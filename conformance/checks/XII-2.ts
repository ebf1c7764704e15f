import { type Check, expect } from '../check.ts';
import { ended, PATIENCE } from '../lab.ts';
import { needs, serving } from '../project/traits.ts';
import { rewire } from '../services/attach.ts';
import { protocolOf } from '../services/protocol.ts';
import { until } from '../system/wait.ts';

const AT_ONCE = 3;

export const check: Check = {
  id: 'XII-2',
  kind: 'process',
  promise: 'app migrate is safe to run several times at once on an empty database, and twice is a no-op',
  does: `starts ${AT_ONCE} app migrate, holds each connection until all are there, lets go at once; then runs one more`,
  exempt: needs.sql,
  async run(lab) {
    const attachments = await lab.attach('empty');
    const variable = serving(lab.project, 'sql')?.variable ?? '';
    const { place } = attachments.of(variable);
    const sql = protocolOf(place.url.protocol)?.sql;
    const wired = await Promise.all(Array.from({ length: AT_ONCE }, () => rewire(attachments, lab.scope)));
    const wires = wired.map((each) => each.of(variable).wire);
    for (const wire of wires) wire.hold(true);
    const all = await Promise.all(wired.map(({ env }) => lab.launch({ command: ['migrate'], env })));
    await until('all of them to connect', PATIENCE, () => wires.every((wire) => wire.count() > 0));
    for (const wire of wires) wire.hold(false);
    for (const running of all) {
      const { status } = await running.exited;
      expect(status === 0, 'exit status 0 of each', () => ended(running));
    }
    const tables = (await sql?.tables(place))?.join(', ') ?? '';
    expect(tables !== '', 'tables', 'there are none');
    const again = await lab.run({ command: ['migrate'], env: attachments.env });
    expect(again.end.status === 0, 'exit status 0 the second time', () => ended(again));
    const after = (await sql?.tables(place))?.join(', ');
    expect(after === tables, `the same tables: ${tables}`, String(after));
    return `${AT_ONCE} at once and one more: exit status 0; tables ${tables}`;
  },
};
