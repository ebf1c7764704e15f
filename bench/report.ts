import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../scripts/docs/table.ts';
import { type Measured, median } from './measure.ts';
import { type Rendering, WIDTHS } from './render.ts';

/** Everything that was measured in one run. */
export interface Results {
  readonly rounds: number;
  /** Whether the files went to memory (tmpfs) or to a disk. */
  readonly inMemory: boolean;
  /** The project of the comparison. */
  readonly files: ReadonlyMap<string, string>;
  readonly created: readonly Measured[];
  readonly updated: readonly Measured[];
  readonly rendered: Rendering;
  readonly curve: readonly Rendering[];
  /** One for each of `WIDTHS`. */
  readonly widths: readonly Rendering[];
  /** A `node_modules` that holds the package and what it needs. */
  readonly installed: string;
}

/** The results as a page: ratios first, for times are of one machine. */
export function reportOf({
  rounds,
  inMemory,
  files,
  created,
  updated,
  rendered,
  curve,
  widths,
  installed,
}: Results): string {
  const own = join(installed, 'generator-twelve-factor');
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const row = ({ files: count, projectsPerSecond, perFile }: Rendering) => [
    String(count),
    String(Math.round(projectsPerSecond)),
    perFile.toFixed(1),
  ];
  const wide = widths.map((at, index) => [...(WIDTHS[index] ?? []).map(String), ...row(at)]);
  return `# Results

Made by \`npm run bench\`. Whole processes, side by side in one run: the median of ${rounds} rounds, each of which runs every command (the fast ones and \`yo\` three times), with its files ${inMemory ? 'in memory (tmpfs)' : 'on a disk'}; memory is the median of rounds of their own, before them. What counts are the ratios.

## A new project, unattended

FastAPI, three services, all targets: ${files.size} files, ${Math.round(bytes / 1000)} kB; without lockfile and git, and with what updates need to know. Copier and cookiecutter render a template of the same files.

${compared(created, 'node -e 0')}

\`yo twelve-factor\` takes ${difference(created, 'yo twelve-factor', 'yo, empty generator').toFixed(0)} ms more than \`yo\` with an empty generator: the median of what is between the two, run by run.

## Updating

A project of which its owner edited 60 files, and we changed the same 60: a comment at the end, a line at the top. Copier updates the same edits from a template in git.

${compared(updated, 'new')}

## Rendering, in one process on one core

${Math.round(rendered.projectsPerSecond)} projects of ${rendered.files} files a second. With ever more files:

${table(['files', 'projects a second', 'microseconds a file'], curve.map(row))}

With ever more services and targets. Files of targets are loops over the model, most of the others are copied; what one more target costs does not grow with their number:

${table(['services', 'targets', 'files', 'projects a second', 'microseconds a file'], wide)}

## The package

${Math.round(sizeOf(own) / 1000)} kB installed; with its ${dependencies(own).length} dependencies, ${dependencies(own).join(' and ')}, and what these need, ${Math.round(sizeOf(installed) / 1e6)} MB in ${packagesIn(installed)} packages. Neither is loaded by an unattended run of the bin: \`inquirer\` asks, \`yeoman-generator\` is what \`yo\` runs. Libraries that are
bundled: \`yaml\`, \`jsonc-parser\` and \`@decimalturn/toml-patch\` merge by key and keep what an owner wrote around it; \`diff\` prints unified diffs; \`leven\` finds the word that was meant.
`;
}

function compared(measured: readonly Measured[], unit: string): string {
  const one = measured.find(({ name }) => name === unit);
  const [first, ...rest] = measured.map(({ name, median: time, memory }) => [
    `\`${name}\``,
    (time / (one?.median ?? 1)).toFixed(2),
    (memory / (one?.memory ?? 1)).toFixed(2),
    time.toFixed(0),
  ]);
  return table(['', `time, in \`${unit}\``, 'memory', 'ms here'], [first ?? [], ...rest]);
}

/** Milliseconds that one takes longer than another. */
function difference(measured: readonly Measured[], long: string, short: string): number {
  const [one, other] = [long, short].map(
    (wanted) => measured.find(({ name }) => name === wanted)?.times ?? [],
  );
  return median((one ?? []).map((time, round) => time - (other?.[round] ?? 0)));
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(dir, path)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

/** How many packages npm put there, by the list that it keeps. */
function packagesIn(folder: string): number {
  const lock = JSON.parse(readFileSync(join(folder, '.package-lock.json'), 'utf8'));
  return Object.keys(lock.packages).length;
}

function dependencies(dir: string): readonly string[] {
  return Object.keys(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')).dependencies).map(
    (name) => `\`${name}\``,
  );
}
