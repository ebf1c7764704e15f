import { rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { release } from '../release.ts';

const INTERVAL = 5_000;

/** Shows that a process without a port is alive: it touches a file for as long as its loop turns. */
export function startHeartbeat(name: string): void {
  const file = heartbeatFile(name);
  const beat = () => writeFileSync(file, '');
  beat();
  setInterval(beat, INTERVAL).unref();
  process.on('exit', () => rmSync(file, { force: true }));
}

/** Whether the process of this name has shown itself lately. */
export function hasHeartbeat(name: string): boolean {
  const stats = statSync(heartbeatFile(name), { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs < 3 * INTERVAL;
}

function heartbeatFile(name: string): string {
  return join(tmpdir(), `${release.name}-${name}.heartbeat`);
}
