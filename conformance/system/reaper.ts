// Keeps the commands that take back what the suite has made, and runs those that are left when its input ends.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const commands = new Map<number, readonly string[]>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const { id, argv } = JSON.parse(line) as { id: number; argv?: string[] };
  if (argv) commands.set(id, argv);
  else commands.delete(id);
}
for (const [program = '', ...args] of [...commands.values()].toReversed()) {
  spawnSync(program, args, { stdio: 'ignore', timeout: 120_000 });
}
