import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGenerator, renderShape } from './render.ts';
import { FULL, SHAPES } from './shapes.ts';
import { temporaryFolder } from './system/folder.ts';
import { undoing } from './system/undo.ts';

const USAGE = `Usage: npm run conformance:all -- [OPTIONS]       everything: every shape, every check, every mutant
       npm run conformance:ci -- [OPTIONS]        a chosen set, for every commit

  --framework ID     default: fastapi
  --shape NAME,...   ${SHAPES.map(({ name }) => name).join(', ')} (default: all)
  --no-mutants       leaves the mutants out
  --keep DIR         renders into DIR and leaves it there, with JUnit and JSON files beside the projects
  --chosen           what conformance:ci does
`;

/** What CI runs: everything, and nothing; the rest is the same again in other words. */
const CHOSEN = [FULL, 'none'];
/** The rendered project's own tests: they run for each shape in test/e2e. */
const LEFT_OUT = ['--except', 'II-4'];

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Renders the shapes and runs the suite on each, then the mutants; returns the exit status. */
async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    allowNegative: true,
    options: {
      framework: { type: 'string', default: 'fastapi' },
      shape: { type: 'string' },
      mutants: { type: 'boolean', default: true },
      keep: { type: 'string' },
      chosen: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const folder = values.keep ?? temporaryFolder();
  const registry = undoing();
  if (!values.keep) registry.add(['rm', '-rf', folder]);
  mkdirSync(folder, { recursive: true });
  const names = values.shape?.split(',');
  const shapes = SHAPES.filter(({ name }) => (names ?? (values.chosen ? CHOSEN : [name])).includes(name));
  const results: [string, number][] = [];
  try {
    await buildGenerator();
    for (const shape of shapes) {
      const dir = await renderShape(shape, values.framework, folder);
      process.stdout.write(`\n== ${values.framework} with ${shape.name}\n`);
      const reports = ['--junit', `${shape.name}.xml`, '--verdicts', `${shape.name}.json`];
      const files = reports.map((name) => (name.startsWith('--') ? name : join(folder, name)));
      results.push([shape.name, await node('main.ts', dir, ...files, ...(values.chosen ? LEFT_OUT : []))]);
      if (shape.name !== FULL || !values.mutants) continue;
      process.stdout.write(`\n== mutants of ${values.framework} with ${shape.name}\n`);
      const sample = values.chosen ? ['--sample'] : [];
      const framework = ['--framework', values.framework, '--verdicts', join(folder, 'mutants.json')];
      results.push(['mutants', await node('mutants/main.ts', dir, ...framework, ...sample)]);
    }
  } finally {
    await registry.finish();
  }
  for (const [name, status] of results)
    process.stdout.write(`${name}: ${status === 0 ? 'passed' : 'FAILED'}\n`);
  return results.every(([, status]) => status === 0) ? 0 : 1;
}

async function node(script: string, ...args: readonly string[]): Promise<number> {
  // Signals from a terminal reach it as they reach this process: it cleans up by itself.
  const child = spawn(process.execPath, [join(HERE, script), ...args], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const [status] = (await once(child, 'close')) as [number | null];
  process.off('SIGINT', forward).off('SIGTERM', forward);
  if (status === null || status >= 128) process.exit(status ?? 130);
  return status;
}

process.exitCode = await main(process.argv.slice(2));
