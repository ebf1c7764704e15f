import { resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import { unmarkUnmerged } from '../project/unmerged.ts';
import { fs } from '../write/disk.ts';
import type { WriteFs } from '../write/files.ts';
import { heed, interruptible } from '../write/interruptible.ts';
import { undoLast } from '../write/undo.ts';
import { EXIT } from './exit.ts';
import type { Report } from './report.ts';
import { HELP, JSON_REPORT, QUIET, type Verb } from './verb.ts';

export const undo: Verb = {
  name: 'undo',
  summary: 'put a project back byte for byte as it was before the last update, add or remove',
  usage: '[DIR]',
  positionals: 1,
  flags: [
    { name: 'force', type: 'boolean', summary: 'also where files were edited since: those edits go' },
    { name: 'redo', type: 'boolean', summary: 'undo an undo' },
    JSON_REPORT,
    QUIET,
    HELP,
  ],
  examples: ['undo', 'undo ../orders --force'],
  run: async ({ positionals, switches }, io) => {
    const dir = resolve(io.cwd, positionals[0] ?? '.');
    const undone = await interruptible(async (signal) => {
      await heed(signal);
      const done = undoLast(fs as WriteFs, dir, { force: switches.has('force'), redo: switches.has('redo') });
      await unmarkUnmerged(dir, done.paths);
      return done;
    });
    const files = undone.paths.map((path) => ({ path, outcome: 'updated' as const }));
    const report: Report = {
      report: 1,
      verb: 'undo',
      version: catalog.version,
      exit: EXIT.done,
      dir,
      files,
      warnings: [],
      next: [],
    };
    if (switches.has('json')) io.out(`${JSON.stringify(report)}\n`);
    const what =
      undone.outcome === 'undone' ? `Undid ${undone.label}` : `Rolled back an interrupted ${undone.label}`;
    if (!switches.has('quiet'))
      (switches.has('json') ? io.err : io.out)(
        `${what}: ${undone.paths.length} files are as they were before.\n`,
      );
    return EXIT.done;
  },
};
