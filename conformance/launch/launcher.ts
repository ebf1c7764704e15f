import type { Running } from './running.ts';

/** How one process of the application is started. */
export interface Launch {
  /** After `app`: `['web']`, `['migrate', '--check']`. */
  readonly command: readonly string[];
  /** The whole environment, beside what the launcher itself needs. */
  readonly env: Readonly<Record<string, string>>;
  /** Text of a `.env` in the process's working folder. */
  readonly dotenv?: string;
  /** A folder of this machine that the process must be able to read under the same path. */
  readonly folder?: string;
  /** Whether Docker asks after its health, where it is a container. */
  readonly checked?: boolean;
  /** Whether its standard input is open; it is empty otherwise. */
  readonly input?: boolean;
  /** Whether `lasted` is going to be asked. */
  readonly timed?: boolean;
}

/** Starts processes of the application where this machine can see them: files, ports of 127.0.0.1, signals. */
export interface Launcher {
  readonly kind: 'local' | 'image';
  readonly launch: (launch: Launch) => Promise<Running>;
}
