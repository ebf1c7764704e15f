import { leaveOnSignal } from '../write/interruptible.ts';
import { type LoadPrompts, processIo, promptsOf } from './io.ts';
import { interrupted, main } from './main.ts';
import { leave } from './output.ts';

/** What a terminal wants after a prompt that was not answered: a new line, and its cursor back. */
const PROMPT_LEFT = '\n\u001b[?25h';

/** One command line as a process of its own runs it, to its end. */
export async function runProcess(argv: readonly string[], loadPrompts: LoadPrompts): Promise<void> {
  const io = processIo(promptsOf(loadPrompts));
  leaveOnSignal(() => {
    if (process.stdout.isTTY) process.stdout.write(PROMPT_LEFT);
    process.exit(interrupted(argv, io));
  });
  await leave(await main(argv, io));
}
