import { type Check, expect } from '../check.ts';
import { needs, serving } from '../project/traits.ts';
import { protocolOf } from '../services/protocol.ts';
import { tryAsk } from '../system/http.ts';

export const check: Check = {
  id: 'XII-3',
  kind: 'process',
  promise: 'no process migrates but app migrate',
  does: 'runs web, worker and scheduler on an empty database, asks web for items, and looks for tables',
  exempt: needs.sql,
  async run(lab) {
    const attachments = await lab.attach('empty');
    const { place } = attachments.of(serving(lab.project, 'sql')?.variable ?? '');
    const { port } = await lab.web(attachments.env);
    const others = Object.keys(lab.project.processes).filter((name) =>
      ['worker', 'scheduler'].includes(name),
    );
    await Promise.all(others.map((name) => lab.background(name, attachments.env)));
    for (const path of ['/', '/health/ready', '/items']) await tryAsk(port, path);
    const tables = (await protocolOf(place.url.protocol)?.sql?.tables(place)) ?? [];
    expect(tables.length === 0, 'no table', tables.join(', '));
    return `web, ${others.join(', ')}: the database is still empty`;
  },
};
