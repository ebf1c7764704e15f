import type { Config } from './config.ts';
import type { Logger } from './logging.ts';

/** What a process works with. */
export interface Context {
  readonly config: Config;
  readonly logger: Logger;
}
