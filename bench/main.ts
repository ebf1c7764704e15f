import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templates } from '../build/templates.js';
import { catalog } from '../generators/catalog/catalog.ts';
import { install } from './install.ts';
import { filesOfProject, newProject } from './new.ts';
import { curve, rendering, widths } from './render.ts';
import { reportOf } from './report.ts';
import { updates } from './update.ts';

/** How many rounds; in each, every command runs. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 11);

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/**
 * Installs what is compared, measures all of it in one run, and writes bench/RESULTS.md. What the tools write goes to
 * memory, where there is such a folder (`BENCH_FOLDER` names another): a disk remembers for a minute what was deleted,
 * as most of the tools do, and whoever makes files meanwhile pays for it.
 */
const memory = process.env['BENCH_FOLDER'] ?? (existsSync(MEMORY) ? MEMORY : tmpdir());
const folder = mkdtempSync(join(memory, 'twelve-factor-bench-'));
const toolbox = mkdtempSync(join(tmpdir(), 'twelve-factor-tools-'));
try {
  const tools = install(process.env['BENCH_TOOLS'] ?? toolbox);
  const [forNew, forUpdate] = ['new', 'update'].map((name) => join(folder, name)) as [string, string];
  for (const each of [forNew, forUpdate]) mkdirSync(each);
  // Where it runs as root, yo becomes another user, who has to be able to write.
  for (const each of [folder, forNew]) chmodSync(each, 0o777);
  // What V8 compiled for other runs on this machine is not to be found: caches are those of what is measured.
  process.env['TMPDIR'] = mkdtempSync(join(folder, 'temporary-'));
  const files = filesOfProject(folder, tools);
  const report = reportOf({
    rounds: ROUNDS,
    inMemory: folder.startsWith(MEMORY),
    files,
    created: newProject(forNew, files, tools, ROUNDS),
    updated: updates(forUpdate, tools, ROUNDS),
    rendered: rendering(catalog, templates, ROUNDS),
    curve: curve([0, 100, 1000, 10_000], ROUNDS),
    widths: widths(ROUNDS),
    installed: tools.alone,
  });
  writeFileSync('bench/RESULTS.md', report);
  process.stdout.write(report);
} finally {
  for (const each of [folder, toolbox]) rmSync(each, { recursive: true, force: true });
}
