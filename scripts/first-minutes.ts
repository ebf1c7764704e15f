import { rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTS } from './first-minutes/acts.ts';
import { start, stop } from './first-minutes/container.ts';
import { type Seen, type } from './first-minutes/terminal.ts';

/** Of longer outputs the middle is left out. */
const LONGEST = 40;

/**
 * Types all that the README says, in a container that has Node, git and Docker's client, and writes what was seen as
 * docs/first-minutes.md. Fails with the first command that fails.
 */
const began = Date.now();
const machine = start(['asked', 'tried', 'yeoman']);
try {
  const parts: string[] = [];
  for (const { note, cwd, line, asks } of ACTS) {
    process.stderr.write(`${cwd}$ ${line}\n`);
    const seen = await type(machine.container, join(machine.folder, cwd), line, asks ?? false);
    if (note) parts.push(`## ${note}\n`);
    parts.push(shown(cwd, line, seen));
    if (seen.status !== 0) throw new Error(`${line} ended with ${seen.status}:\n${seen.lines.join('\n')}`);
  }
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  writeFileSync('docs/first-minutes.md', `${HEAD(minutes)}\n${parts.join('\n')}`);
} finally {
  stop(machine);
  rmdirSync(machine.folder);
}

function HEAD(minutes: string): string {
  return `# The first minutes

Made by \`npm run first-minutes\`, which types all that the [README](../README.md) says into a container with Node, git and Docker's client, as a user that is not
root, and fails where a command does. Questions are answered with Enter. It took ${minutes} minutes.
`;
}

function shown(cwd: string, line: string, { lines, seconds }: Seen): string {
  const half = LONGEST / 2;
  const kept =
    lines.length <= LONGEST + 5
      ? lines
      : [...lines.slice(0, half), `… ${lines.length - LONGEST} lines …`, ...lines.slice(-half)];
  const text = [`${cwd}$ ${line}`, ...kept].join('\n').replaceAll(machine.folder, '/home/you');
  return `\`\`\`console\n${text}\n\`\`\`\n\n${seconds.toFixed(1)} s\n`;
}
