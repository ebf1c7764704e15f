import fs from 'node:fs';
import type { WriteFs } from '../../generators/write/files.ts';
import { thisHost } from '../../generators/write/host.ts';
import { scenarios } from './scenarios.ts';
import { tapped } from './tap.ts';

// Run as a process of its own: does what a scenario does in a folder, and kills itself after one of its calls, or
// halfway through a write: between the two system calls that a long file takes.
const [name = '', home = '', at = '', torn = ''] = process.argv.slice(2);

const disk = tapped(fs as unknown as WriteFs, (call, act) => {
  if (call.number !== Number(at)) return act();
  if (torn === 'torn') {
    const [file, contents] = call.given as [number | string, string | Uint8Array];
    const fd = typeof file === 'string' ? fs.openSync(file, 'wx') : file;
    const bytes = Buffer.from(contents);
    fs.writeSync(fd, bytes, 0, Math.floor(bytes.length / 2));
  } else act();
  process.kill(process.pid, 'SIGKILL');
  return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});

await scenarios[name]?.begin(fs as unknown as WriteFs, home)(disk, thisHost());
