import { EXIT, type Exit } from './exit.ts';

const heard = new WeakSet<NodeJS.WriteStream>();
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

/** The exit status of a run, given that of its verb: output that was lost is a failure. */
export function exitOf(exit: Exit): Exit {
  return lost && exit === EXIT.done ? EXIT.failed : exit;
}
