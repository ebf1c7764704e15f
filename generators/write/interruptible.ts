import { WriteFault } from './fault.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How far this process is: what a signal means depends on it. */
let stage: 'idle' | 'working' | 'done' = 'idle';

/** The part of `process` that hears signals. */
export interface Listening {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
}

/**
 * Runs `work` so that Ctrl-C, a kill or a closed terminal aborts its signal instead of ending the process: what it
 * passes the signal to can clean up. The abort's reason is a `WriteFault` (`interrupted`), which `writeProject`
 * throws on; the exit status is the caller's business. A signal that comes when all is done changes nothing.
 *
 * What must not be torn is synchronous: no signal is heard in it, so `heed` the signal right before it.
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
  stage = 'working';
  try {
    const result = await work(controller.signal);
    stage = 'done';
    return result;
  } catch (error) {
    stage = 'idle';
    throw error;
  } finally {
    for (const signal of signals) listening.off(signal, abort);
  }
}

/**
 * Calls `leave` on a signal that finds nobody at work, so that it does not kill this process in the middle of whatever
 * it is doing: before any work, or while a person thinks about a question. After the work there is no need to.
 */
export function leaveOnSignal(leave: () => void, listening: Listening = process): void {
  for (const signal of signals)
    listening.on(signal, () => {
      if (stage === 'idle') leave();
    });
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

/** Lets a signal that has arrived be heard, and throws where one has. */
export async function heed(signal: AbortSignal | undefined): Promise<void> {
  if (signal) await turn();
  signal?.throwIfAborted();
}
