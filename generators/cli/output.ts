import { EXIT, type Exit } from './exit.ts';

/**
 * Keeps a reader that goes away (`| head`) from ending the run with a stack trace: what is done to the project does
 * not depend on who watches. Where output is lost for another reason (a full disk), the run has failed.
 *
 * @returns what the exit status becomes, given that of the verb.
 */
export function tolerantOutput(): (exit: Exit) => Exit {
  let lost = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      lost = true;
      process.exitCode ||= EXIT.failed;
    });
  return (exit) => (lost && exit === EXIT.done ? EXIT.failed : exit);
}
