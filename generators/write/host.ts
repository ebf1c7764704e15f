import { hostname, uptime } from 'node:os';

/** Everything impure that is not the disk: who this process is, the clock, chance. Tests hand in their own. */
export interface Host {
  readonly pid: number;
  readonly name: string;
  /** Milliseconds since 1970: whoever wrote its name before this moment is no longer running. */
  readonly bootedAt: number;
  readonly windows: boolean;
  /** The marks (see owner.ts) under which this process is working right now. */
  readonly held: Set<string>;
  now(): number;
  /** A few letters or digits. Not secret: whatever is named by them is made exclusively. */
  random(): string;
  alive(pid: number): boolean;
  /** Waits, without letting anything else of this process run. */
  pause(milliseconds: number): void;
}

const held = new Set<string>();

/** The machine and process that we really run in. */
export function thisHost(): Host {
  return {
    pid: process.pid,
    name: hostname(),
    bootedAt: Date.now() - uptime() * 1000,
    windows: process.platform === 'win32',
    held,
    now: () => Date.now(),
    random: () => Math.random().toString(36).slice(2, 8).padEnd(6, '0'),
    alive,
    pause: (milliseconds) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
  };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
