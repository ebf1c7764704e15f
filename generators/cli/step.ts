import type { Io } from './io.ts';

/** Runs one long step, saying what it is once it has taken a second, and how long it took. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** Milliseconds after which a step says what it is doing. */
const PATIENCE = 1000;

/** Progress lines on standard error. */
export function stepper(io: Io, quiet: boolean): Step {
  return async (title, work) => {
    const start = performance.now();
    let said = false;
    const timer = setTimeout(() => {
      said = !quiet;
      if (said) io.err(`${title} …\n`);
    }, PATIENCE);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      if (said) io.err(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    }
  };
}
