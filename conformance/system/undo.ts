import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

/** The way back from one thing. */
export interface Undo {
  /** Takes it back; harmless where it is gone already. */
  readonly now: () => Promise<void>;
  /** It is gone by itself. */
  readonly forget: () => void;
}

/** All that a run has started or made outside of its own process. */
export interface Undoing {
  /** Registers the command that takes something back, before that something is made. */
  add(argv: readonly string[]): Undo;
  /** Takes back whatever is left, the latest first. */
  finish(): Promise<void>;
}

/**
 * The registry of what must be taken back lives in a process of its own, outside of the terminal's group: it acts when
 * its input ends, hence also when the suite is killed.
 */
export function undoing(): Undoing {
  let reaper: Reaper | undefined;
  let last = 0;
  const tell = (message: object) => {
    reaper ??= startReaper();
    reaper.child.stdin.write(`${JSON.stringify(message)}\n`);
  };
  return {
    add(argv) {
      last += 1;
      const id = last;
      tell({ id, argv });
      const forget = () => {
        tell({ id });
      };
      return {
        forget,
        async now() {
          await command(argv).catch(() => undefined);
          forget();
        },
      };
    },
    async finish() {
      if (!reaper) return;
      reaper.child.ref();
      reaper.child.stdin.end();
      await reaper.gone;
    },
  };
}

interface Reaper {
  readonly child: ChildProcessByStdio<Writable, null, null>;
  readonly gone: Promise<unknown>;
}

function startReaper(): Reaper {
  const child = spawn(process.execPath, [fileURLToPath(new URL('reaper.ts', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.on('error', () => {});
  return { child, gone: once(child, 'exit') };
}
