import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { requireCached } from './code-cache.ts';

/** A hash of the file that is loaded, from the build. */
declare const CLI_HASH: string;

type Cli = typeof import('./bundle.ts');

/**
 * Loads `cli.cjs`, with what V8 compiled of it for such a run before: loading is most of the time that a run takes.
 *
 * @param dist absolute path of the folder that it was built into.
 * @param kind of run: each compiles other functions.
 */
export function loadCli(dist: string, kind: string): Cli {
  enableCompileCache();
  return requireCached(
    join(dist, 'cli.cjs'),
    `${CLI_HASH}-${kind}`,
    // A layer that no run before rendered has templates that V8 has not compiled.
    (cli) => (cli as Cli).madeLayers(),
  ) as Cli;
}
