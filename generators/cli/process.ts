import { type LoadPrompts, processIo, promptsOf } from './io.ts';
import { main } from './main.ts';
import { leave } from './output.ts';

/** One command line as a process of its own runs it, to its end. */
export async function runProcess(argv: readonly string[], loadPrompts: LoadPrompts): Promise<void> {
  await leave(await main(argv, processIo(promptsOf(loadPrompts))));
}
