import { type Config, loadConfig } from '../config.ts';
import { captureStrayOutput, createLogger, type Logger } from '../logging.ts';
import { UserError } from '../user-error.ts';

/** Does what a subcommand promises, and resolves with its exit status. */
export type Command = (args: string[]) => Promise<number>;

/** A command that needs the configuration. */
export type Task = (config: Config, logger: Logger, args: string[]) => Promise<number>;

/** Runs a task, and logs how it fails. Its module is loaded when the configuration is known to be valid. */
export async function runTask(
  name: string,
  args: string[],
  load: () => Promise<{ run: Task }>,
): Promise<number> {
  const config = loadConfig();
  const logger = createLogger(config);
  const log = logger.child({ logger: name });
  captureStrayOutput(log);
  try {
    const { run } = await load();
    return await run(config, logger, args);
  } catch (err) {
    if (err instanceof UserError) throw err;
    log.error({ event: 'task.failed', err }, `${name} failed`);
    return 1;
  }
}
