import { containersSettled } from '../launch/starting.ts';
import { endCommands } from './command.ts';
import type { Undoing } from './undo.ts';

/** Ctrl-C: everything that was started is ended and taken back, then this process ends. Returns how to leave it. */
export function endOnSignals(undoing: Undoing): () => void {
  const end = (signal: NodeJS.Signals) => {
    process.stderr.write(`\n${signal}: cleaning up\n`);
    endCommands();
    void containersSettled()
      .then(() => undoing.finish())
      .then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => process.off('SIGINT', end).off('SIGTERM', end);
}
