import { once } from 'node:events';
import { connect } from 'node:net';
import { type Check, expect } from '../check.ts';
import { ended, ending, PATIENCE } from '../lab.ts';
import { parseLog } from '../logs.ts';
import { needs, serving } from '../project/traits.ts';
import { protocolOf } from '../services/protocol.ts';
import { ask, tryAsk } from '../system/http.ts';
import { until } from '../system/wait.ts';

export const check: Check = {
  id: 'XI-1',
  kind: 'process',
  promise: 'every line of web on stdout is one JSON object: start, requests, faults, tracebacks, shutdown',
  does: 'asks a web process well and badly (bad HTTP, tables dropped, services cut), ends it, and parses every line',
  async run(lab) {
    const attachments = await lab.attach();
    const { port, running } = await lab.web({ ...attachments.env, LOG_LEVEL: 'debug' });
    await Promise.all(Array.from({ length: 20 }, () => ask(port, '/')));
    await ask(port, '/nowhere');
    await badHttp(port);
    const sql = serving(lab.project, 'sql');
    if (sql && !needs.sql(lab.project)) {
      await ask(port, 'POST /items', { text: '{"name": ' });
      const { place } = attachments.of(sql.variable);
      await protocolOf(place.url.protocol)?.sql?.dropAll(place);
      const failed = await ask(port, '/items');
      expect(failed.status === 500, 'GET /items to answer 500 without its table', String(failed.status));
      const trace = () =>
        parseLog(running).entries.some(
          (entry) => /items/.test(JSON.stringify(entry)) && entry['level'] === 'error',
        );
      await until('the failure to be logged as an error', 10_000, trace, () => ended(running));
    }
    for (const { wire } of attachments.all) await wire.cut();
    for (const path of ['/', '/health/ready', '/items']) await tryAsk(port, path);
    if (!needs.queue(lab.project)) await tryAsk(port, 'POST /jobs', { json: { message: 'lost' } });
    await running.signal('SIGTERM');
    await ending(running, PATIENCE, 'on SIGTERM');
    const { entries, others } = parseLog(running);
    expect(
      others.length === 0,
      'only JSON objects on stdout',
      () => `${others.length} other lines: ${others[0]}`,
    );
    expect(entries.length > 20, 'a line for each request', `${entries.length} lines`);
    const stray = running.stderr().trim();
    expect(stray === '', 'nothing on stderr', stray.slice(0, 500));
    return `${entries.length} lines, all JSON objects; stderr empty`;
  },
};

async function badHttp(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.end('THIS IS NOT HTTP\r\n\r\n');
  await once(socket, 'close');
}
