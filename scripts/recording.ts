import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svgOf } from './recording/svg.ts';

/** What a new user types, one command after the other. */
const COMMANDS = [
  ['new', 'my-service', '--yes'],
  ['add', 'target', 'kubernetes', '--dir', 'my-service', '--yes'],
  ['status', 'my-service'],
];

/** Runs the commands for real, and writes what a terminal showed as docs/recording.svg. */
const bin = fileURLToPath(new URL('../dist/bin.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'recording-'));
try {
  const shown = COMMANDS.map((command) => {
    const output = execFileSync(process.execPath, [bin, ...command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `\u001b[1m$ npx generator-twelve-factor ${command.join(' ')}\u001b[22m\n${output.replaceAll(`${folder}/`, '')}`;
  });
  writeFileSync('docs/recording.svg', svgOf(shown.join('\n')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
