import type { Logger } from '../logging.ts';

/** Logs the loss of a connection and its return, not each attempt in between. */
export class ConnectionLog {
  readonly #logger: Logger;
  #error: Error | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Why there is no connection, while there is none. */
  get error(): Error | undefined {
    return this.#error;
  }

  lost(err: Error): void {
    if (!this.#error) this.#logger.error({ event: 'connection.lost', err }, 'connection lost');
    this.#error = err;
  }

  restored(): void {
    if (this.#error) this.#logger.info({ event: 'connection.restored' }, 'connection restored');
    this.#error = undefined;
  }
}
