import { turn } from '../write/interruptible.ts';
import { EXIT, type Exit } from './exit.ts';

const heard = new Set<NodeJS.WriteStream>();
let lost = false;

/**
 * Writes so that a reader who goes away (`| head`) does not end the run with a stack trace: what is done to a project
 * does not depend on who watches. Where output is lost for another reason (a full disk), the run has failed.
 */
export function write(stream: NodeJS.WriteStream, text: string): void {
  if (!heard.has(stream)) {
    heard.add(stream);
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      lost = true;
      process.exitCode ||= EXIT.failed;
    });
  }
  stream.write(text);
}

/**
 * Ends the process with the status of its verb, or as failed where output was lost. At once where all that was written
 * has left: without that, Node takes the whole heap apart first, which is three percent of a short run.
 */
export async function leave(exit: Exit): Promise<void> {
  process.exitCode = exit;
  // A stream tells a failed write in a later turn.
  if (heard.size > 0) await turn();
  process.exitCode = lost && exit === EXIT.done ? EXIT.failed : exit;
  // Pipes on Windows are written to in the background.
  if ([...heard].every(({ writableLength }) => writableLength === 0)) process.exit();
}
