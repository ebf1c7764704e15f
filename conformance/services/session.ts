import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Session } from './protocol.ts';

/** Starts a tool that reads its standard input, and leaves it running. */
export function openSession(argv: readonly string[]): Session {
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin.on('error', () => {});
  return {
    send: (line) => child.stdin.write(`${line}\n`),
    output: () => output,
    async close() {
      child.stdin.end();
      await closed;
    },
  };
}
