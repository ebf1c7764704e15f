import { broken, expect } from '../check.ts';
import { ended, type Lab, PATIENCE } from '../lab.ts';
import { accepts, freePort } from './ports.ts';
import { until } from './wait.ts';

/** Seconds in which a process with a faulty configuration must end (CONTRACT, Configuration). */
const DEADLINE = 5;

/** How a process refused to start. */
export interface Refusal {
  readonly stderr: string;
  readonly output: string;
  readonly seconds: number;
}

/** How often a process may be too slow before it is the application's fault and not the machine's. */
const ATTEMPTS = 3;

interface More {
  readonly command?: readonly string[];
  readonly folder?: string;
}

/** Starts a web process that must refuse its configuration: it ends in time, not with 0, its port never opens. */
export async function refuses(
  lab: Lab,
  env: Readonly<Record<string, string>>,
  what: string,
  more: More = {},
): Promise<Refusal> {
  const seconds: number[] = [];
  while (seconds.length < ATTEMPTS) {
    const refusal = await refuse(lab, env, what, more);
    if (refusal.seconds <= DEADLINE) return refusal;
    seconds.push(refusal.seconds);
  }
  throw broken(`the end within ${DEADLINE} s with ${what}`, `${seconds.join(', ')} s`);
}

async function refuse(
  lab: Lab,
  env: Readonly<Record<string, string>>,
  what: string,
  more: More,
): Promise<Refusal> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const valid = Number.isInteger(port) && port < 65_536;
  const given = valid ? { ...env, PORT: String(port) } : env;
  const running = await lab.launch({ command: ['web'], ...more, env: given, timed: true });
  let opened = false;
  await until(
    `app ${(more.command ?? ['web']).join(' ')} to end with ${what}`,
    PATIENCE,
    async () => {
      opened ||= valid && (await accepts(port));
      return running.exit() !== undefined || opened;
    },
    () => ended(running),
  );
  expect(!opened, `the port to stay closed with ${what}`, 'it was opened');
  const exit = running.exit();
  expect(exit && exit.status !== 0, `an exit status other than 0 with ${what}`, () => ended(running));
  return {
    stderr: running.stderr(),
    output: running.stdout() + running.stderr(),
    seconds: (await running.lasted()) / 1000,
  };
}

/** A copy of the environment without one variable. */
export function without(
  env: Readonly<Record<string, string>>,
  ...names: readonly string[]
): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
