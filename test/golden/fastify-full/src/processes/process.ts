import { loadConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { captureStrayOutput, createLogger, type Logger } from '../logging.ts';
import { onStop } from '../stop.ts';
import { withTimeout } from '../timeout.ts';

/** Finishes the work in flight; what is left when `deadline` aborts is to be cut. */
export type Finish = (deadline: AbortSignal) => Promise<void>;

/** What cutting leaves to be done may take so long (in ms) beyond the shutdown timeout. */
const MARGIN = 1_000;

/** Begins the work of a process. */
export type Start = (context: Context) => Promise<Finish>;

/**
 * Runs a process until it is told to stop. What it needs is loaded when the configuration is known
 * to be valid: what is wrong with that is said at once.
 */
export async function runProcess(
  name: string,
  load: () => Promise<{ start: Start }>,
): Promise<number> {
  const config = loadConfig();
  const logger = createLogger(config);
  const log = logger.child({ logger: name });
  captureStrayOutput(log);
  const stopped = new Promise<NodeJS.Signals>(onStop);
  try {
    const { start } = await load();
    const { connectServices, closeServices } = await import('../backing-services/connect.ts');
    const services = connectServices(config, logger);
    const finish = await start({ config, logger, services });
    log.info({ event: 'process.started' }, `${name} started`);

    const signal = await stopped;
    log.info({ event: 'process.stopping', signal }, `${name} is stopping`);
    const close = () => closeServices(services);
    await shutDown(config.SHUTDOWN_TIMEOUT * 1000, finish, close, log);
    log.info({ event: 'process.stopped' }, `${name} stopped`);
    return 0;
  } catch (err) {
    log.error({ event: 'process.failed', err }, `${name} failed`);
    return 1;
  }
}

/** Never takes longer than `timeout` and the margin, whatever hangs. */
async function shutDown(
  timeout: number,
  finish: Finish,
  close: () => Promise<void>,
  logger: Logger,
): Promise<void> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    logger.warn({ event: 'process.deadline' }, 'time is up: cutting what is in flight');
    deadline.abort();
  }, timeout);
  try {
    await withTimeout(finish(deadline.signal), timeout + MARGIN / 2);
    await withTimeout(close(), MARGIN / 2);
  } catch (err) {
    logger.warn({ event: 'process.abandoned', err }, 'leaving what does not end');
  }
  clearTimeout(timer);
}
