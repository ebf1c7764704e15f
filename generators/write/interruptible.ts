import { WriteFault } from './fault.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The part of `process` that hears signals. */
export interface Listening {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
}

/**
 * Runs `work` so that Ctrl-C, a kill or a closed terminal aborts its signal instead of ending the process: what it
 * passes the signal to can clean up. The abort's reason is a `WriteFault` (`interrupted`), which `writeProject`
 * throws on; the exit status is the caller's business. A signal that comes when all is done changes nothing.
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  listening: Listening = process,
): Promise<T> {
  const controller = new AbortController();
  const abort = (name: NodeJS.Signals): void => {
    controller.abort(new WriteFault('interrupted', 'the project', { hint: name }));
  };
  for (const signal of signals) listening.on(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) listening.off(signal, abort);
  }
}

/** Waits for `work`, or throws as soon as the signal is aborted, whether or not `work` listens to it. */
export async function orAborted<T>(work: Promise<T> | T, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** One turn of the event loop, in which a signal that has arrived is heard. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
