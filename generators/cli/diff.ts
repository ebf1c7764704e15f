import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { textOf } from '../core/merge/contents.ts';
import { openProject } from '../project/open.ts';
import { regenerate } from '../project/regenerate.ts';
import { fs } from '../write/disk.ts';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { HELP, type Verb } from './verb.ts';

export const diff: Verb = {
  name: 'diff',
  summary: 'print what update would change, as a unified diff; write nothing',
  usage: '[DIR]',
  positionals: 1,
  flags: [{ name: 'raise-majors', type: 'boolean', summary: 'as update --raise-majors would' }, HELP],
  examples: ['diff', 'diff ../orders | less'],
  run: async ({ positionals, switches }, io) => {
    const opened = openProject(fs, resolve(io.cwd, positionals[0] ?? '.'));
    const { merged, seen } = regenerate(fs, opened, {
      answers: opened.answers,
      raiseMajors: switches.has('raise-majors'),
    });
    for (const { path, outcome, contents, movedFrom } of merged) {
      if (contents === undefined && outcome !== 'deleted') continue;
      const origin = seen.get(movedFrom ?? path);
      const [before, after] = [
        textOf(origin?.contents ?? ''),
        outcome === 'deleted' ? '' : textOf(contents ?? ''),
      ];
      // The local .env holds secrets, which no output ever shows.
      if (path === '.env') io.out('.env gains the keys that it lacks\n');
      else if (before === undefined || after === undefined)
        io.out(`Binary files a/${movedFrom ?? path} and b/${path} differ\n`);
      else
        io.out(
          coloured(
            createTwoFilesPatch(
              origin ? `a/${movedFrom ?? path}` : '/dev/null',
              outcome === 'deleted' ? '/dev/null' : `b/${path}`,
              before,
              after,
              '',
              '',
              { headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } },
            ),
            io.paint,
          ),
        );
    }
    return EXIT.done;
  },
};

/** A unified diff as terminals show it: what goes in red, what comes in green. */
function coloured(patch: string, paint: Io['paint']): string {
  return patch
    .split('\n')
    .map((line) => {
      if (line.startsWith('-')) return paint('out', 'red', line);
      if (line.startsWith('+')) return paint('out', 'green', line);
      return line.startsWith('@@') ? paint('out', 'cyan', line) : line;
    })
    .join('\n');
}
