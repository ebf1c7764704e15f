import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Config } from './config.ts';
import { release } from './release.ts';

export type { Logger };

/** Fields that every line logged while a request is handled carries. */
export const requestContext = new AsyncLocalStorage<{ readonly request_id: string }>();

/**
 * Writes one JSON object a line to standard output. Whoever logs takes a child of it that
 * says who: `logger.child({ logger: 'worker' })`.
 */
export function createLogger(config: Pick<Config, 'LOG_LEVEL' | 'LOG_FORMAT'>): Logger {
  // Written synchronously, so that no line is lost when the process ends.
  const stdout = destination({ dest: 1, sync: true });
  return pino(
    {
      level: config.LOG_LEVEL === 'warning' ? 'warn' : config.LOG_LEVEL,
      base: { service: release.name, version: release.version },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label === 'warn' ? 'warning' : label }) },
      // A copy, as pino adds to it.
      mixin: () => ({ ...requestContext.getStore() }),
      serializers: { err: serializeError },
    },
    config.LOG_FORMAT === 'text' ? { write: (line) => stdout.write(formatText(line)) } : stdout,
  );
}

/** Turns whatever is written or thrown past the logger into log lines. */
export function captureStrayOutput(logger: Logger): void {
  const { console } = globalThis;
  console.debug = (...values) => logger.debug(format(...values));
  console.log = console.info = (...values) => logger.info(format(...values));
  console.warn = (...values) => logger.warn(format(...values));
  console.error = console.trace = (...values) => logger.error(format(...values));

  process.removeAllListeners('warning');
  process.on('warning', (err) => logger.warn({ err }, err.message));
  process.on('uncaughtException', (err, origin) => {
    logger.error({ err, origin }, 'uncaught exception');
    process.exit(1);
  });
}

/** Leaves out an error's other properties: drivers keep commands and passwords there. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    stack,
    ...('code' in error && { code: error.code }),
    ...(cause !== undefined && { cause: serializeError(cause) }),
  };
}

function formatText(line: string): string {
  const { time, level, msg, logger, service, version, err, ...fields } = JSON.parse(line);
  const details = Object.entries(fields).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const stack = err ? `\n${err.stack ?? err.message}` : '';
  return `${time} ${level.toUpperCase().padEnd(7)} ${logger}: ${msg}${details.join('')}${stack}\n`;
}
