import { setTimeout as sleep } from 'node:timers/promises';
import { broken } from '../check.ts';

/** Milliseconds between two looks. */
const INTERVAL = 40;

/**
 * Looks again and again until there is something to see, and returns it. The deadline is generous: it only ends a wait
 * that is in vain, so that a busy machine changes no verdict.
 */
export async function until<T>(
  what: string,
  deadline: number,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  otherwise: () => string = () => 'it did not happen',
): Promise<T> {
  const end = performance.now() + deadline;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) throw broken(`${what} within ${deadline / 1000} s`, otherwise());
    await sleep(INTERVAL);
  }
}

/** The promise's value, or undefined once the time is up. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, sleep(milliseconds, undefined, { ref: false })]);
}
