import { createLogger } from '../../src/logging.ts';

/** Says nothing: what is logged is looked at where a process logs it. */
export const logger = createLogger({ LOG_LEVEL: 'error', LOG_FORMAT: 'json' });
logger.level = 'silent';
