import { type Check, expect } from '../check.ts';
import { ended, PATIENCE } from '../lab.ts';
import { needs, serving } from '../project/traits.ts';
import { rewire } from '../services/attach.ts';
import { protocolOf } from '../services/protocol.ts';
import { until } from '../system/wait.ts';

const AT_ONCE = 3;
/** Milliseconds for the others to get as far as the first. */
const GRACE = 6000;

export const check: Check = {
  id: 'XII-2',
  kind: 'process',
  promise: 'app migrate is safe to run several times at once on an empty database, and twice is a no-op',
  does: `starts ${AT_ONCE} app migrate, holds each before it makes its first table, lets all go at once; then runs one more`,
  exempt: needs.sql,
  async run(lab) {
    const attachments = await lab.attach('empty');
    const variable = serving(lab.project, 'sql')?.variable ?? '';
    const { place } = attachments.of(variable);
    const sql = protocolOf(place.url.protocol)?.sql;
    const wired = await Promise.all(Array.from({ length: AT_ONCE }, () => rewire(attachments, lab.scope)));
    const wires = wired.map((each) => each.of(variable).wire);
    const gates = wires.map((wire) => wire.gate(/create\s+table/i));
    const all = await Promise.all(wired.map(({ env }) => lab.launch({ command: ['migrate'], env })));
    await until('all of them to connect', PATIENCE, () => wires.every((wire) => wire.count() > 0));
    const there = () => gates.filter((gate) => gate.waiting() > 0).length;
    const gone = () => all.some((running) => running.exit());
    await until(
      'one of them to make a table',
      PATIENCE,
      () => there() > 0 || gone(),
      () => all.map(ended).join('; '),
    );
    // Where there is a lock the others never get there; where there is none, they are given the time to.
    await until('all of them there', GRACE, () => there() === AT_ONCE).catch(() => undefined);
    for (const gate of gates) gate.open();
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
