import { setTimeout } from 'node:timers/promises';

/** Waits for `work`, but no longer than so many milliseconds. */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const settled = new AbortController();
  const timeout = setTimeout(milliseconds, undefined, { signal: settled.signal }).then(() => {
    throw new Error(`no answer within ${milliseconds} ms`);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    settled.abort();
  }
}
