import type { Exit } from './exit.ts';
import { type LoadPrompts, processIo } from './io.ts';
import { main } from './main.ts';
import { exitOf } from './output.ts';

/** One command line as a process of its own runs it; gives its exit status. */
export async function runProcess(argv: readonly string[], loadPrompts: LoadPrompts): Promise<Exit> {
  return exitOf(await main(argv, processIo(loadPrompts)));
}
