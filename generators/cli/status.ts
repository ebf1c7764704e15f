import { resolve } from 'node:path';
import { catalog } from '../catalog/catalog.ts';
import { type FileStatus, statusOf } from '../core/status.ts';
import { type Opened, openProject } from '../project/open.ts';
import { type Prepared, prepare } from '../project/prepare.ts';
import { fs } from '../write/disk.ts';
import { EXIT } from './exit.ts';
import { HELP, JSON_REPORT, type Verb } from './verb.ts';

export const status: Verb = {
  name: 'status',
  summary: 'tell of each file who changed it: nobody, you, we, or both; offline, and writes nothing',
  usage: '[DIR]',
  positionals: 1,
  flags: [
    { name: 'check', type: 'boolean', summary: 'exit 4 where anything is changed or behind' },
    JSON_REPORT,
    HELP,
  ],
  examples: ['status', 'status --check', 'status ../orders --json'],
  run: async ({ positionals, switches }, io) => {
    const opened = openProject(fs, resolve(io.cwd, positionals[0] ?? '.'));
    const files = statuses(opened, prepare(fs, opened, { answers: opened.answers }));
    const behind =
      opened.version !== catalog.version || files.some(({ status: of }) => of === 'ours' || of === 'both');
    const drifted = behind || opened.base === undefined || files.some(({ status: of }) => of !== 'untouched');
    const exit = switches.has('check') && drifted ? EXIT.drift : EXIT.done;
    if (switches.has('json')) {
      const { dir, version } = opened;
      io.out(
        `${JSON.stringify({ report: 1, verb: 'status', version: catalog.version, from: version, exit, dir, behind, files })}\n`,
      );
      return exit;
    }
    const shown = files
      .filter(({ status: of }) => of !== 'untouched')
      .map(({ path, status: of }) => `  ${of.padEnd(10)}  ${path}\n`);
    io.out(
      `${headline(opened, behind)}\n${shown.join('')}${files.length - shown.length} files are as they were rendered.\n`,
    );
    return exit;
  },
};

function statuses(
  opened: Opened,
  { rendered: next, onDisk }: Prepared,
): readonly { readonly path: string; readonly status: FileStatus }[] {
  const paths = [...new Set([...(opened.base?.keys() ?? []), ...next.keys()])].sort();
  return paths.map((path) => {
    const found = onDisk.get(path);
    const mine = typeof found === 'object' ? found : undefined;
    return { path, status: statusOf(opened.base?.get(path), mine, next.get(path)) };
  });
}

function headline(opened: Opened, behind: boolean): string {
  if (opened.baseProblem) return `${opened.baseProblem}: who changed what cannot be told`;
  if (opened.version !== catalog.version)
    return `Rendered by ${opened.version}; this is ${catalog.version}: update applies it.`;
  return behind ? 'Templates or answers have changed: update applies them.' : 'Up to date.';
}
