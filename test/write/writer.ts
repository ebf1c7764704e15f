import fs from 'node:fs';
import { commitChanges } from '../../generators/write/commit.ts';
import { WriteFault } from '../../generators/write/fault.ts';
import type { WriteFs } from '../../generators/write/files.ts';
import { interruptible } from '../../generators/write/interruptible.ts';
import { writeProject } from '../../generators/write/project.ts';
import { file, text } from './scenarios.ts';

// Run as a process of its own: `new DIR NAME` makes a project of NAMEs, `hang DIR` one that is never ready,
// `commit DIR NAME` puts NAME into a file that held `old`. Says `ready`, and before it writes waits for a line.
const [verb, dir = '', name = ''] = process.argv.slice(2);
const disk = fs as unknown as WriteFs;

function ready(): Promise<void> {
  process.stdout.write('ready\n');
  return new Promise((resolve) => {
    process.stdin.once('data', () => resolve());
  });
}

async function work(signal: AbortSignal): Promise<void> {
  if (verb === 'hang')
    await writeProject(disk, dir, new Map([['a/b', file('x')]]), { signal, prepare: ready });
  await ready();
  const names = Array.from({ length: 30 }, (_, index) => [`${index % 3}/${index}`, file(name)] as const);
  if (verb === 'new') await writeProject(disk, dir, new Map(names), { signal });
  else commitChanges(disk, dir, [{ path: 'file', expected: text('old'), next: text(name) }]);
}

try {
  await interruptible(work);
  process.exit(0);
} catch (error) {
  if (!(error instanceof WriteFault)) throw error;
  process.stdout.write(`${error.reason}\n`);
  process.exit(error.reason === 'interrupted' ? 130 : 5);
}
