import { captureStrayOutput, createLogger } from '../../src/logging.ts';

const logger = createLogger({ LOG_LEVEL: 'info', LOG_FORMAT: 'json' });
captureStrayOutput(logger.child({ logger: 'test' }));

console.log('printed %d', 1);
process.emitWarning('a warning');
process.on('beforeExit', () => {
  const error = Object.assign(new Error('nobody cares'), { command: 'AUTH hunter2' });
  void Promise.reject(error);
});
