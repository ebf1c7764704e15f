import type { Lab } from './lab.ts';
import type { Project } from './project/project.ts';

/** The twelve factors, and the three that the contract adds: API first, telemetry, security. */
export const FACTORS = {
  I: 'Codebase',
  II: 'Dependencies',
  III: 'Config',
  IV: 'Backing services',
  V: 'Build, release, run',
  VI: 'Processes',
  VII: 'Port binding',
  VIII: 'Concurrency',
  IX: 'Disposability',
  X: 'Dev/prod parity',
  XI: 'Logs',
  XII: 'Admin processes',
  XIII: 'API first',
  XV: 'Security',
} as const;

/** A factor's number. */
export type Factor = keyof typeof FACTORS;

/** What a check needs: files alone, the processes of `app`, or its image. */
export type Kind = 'static' | 'process' | 'container';

/** One promise of the contract, and how to tell from outside whether it is kept. */
export interface Check {
  /** As in the list of criteria (`IX-2`); a letter follows where one criterion takes several checks. */
  readonly id: string;
  readonly kind: Kind;
  /** What is expected, as one sentence in the present tense. */
  readonly promise: string;
  /** What is done to find out. */
  readonly does: string;
  /** Why it does not apply to this project, if so. */
  readonly exempt?: (project: Project) => string | undefined;
  /** Measures time, or floods: nothing else runs beside it. */
  readonly alone?: true;
  /** Asks the run's shared web process alone: it costs next to nothing once that runs. */
  readonly quick?: true;
  /** Returns what it saw; throws what `broken` makes where the promise is not kept. */
  readonly run: (lab: Lab) => string | Promise<string>;
}

/** A promise that was not kept: what was expected at that point, and what was seen instead. */
export interface Broken extends Error {
  readonly expected: string;
  readonly saw: string;
}

/** The factor that an id belongs to. */
export function factorOf(id: string): Factor {
  const factor = id.split('-')[0] ?? '';
  if (!(factor in FACTORS)) throw new Error(`no factor in the id ${id}`);
  return factor as Factor;
}

/** The error that says that a promise was not kept. */
export function broken(expected: string, saw: string): Broken {
  return Object.assign(new Error(`expected ${expected}; saw ${saw}`), { expected, saw });
}

/** Whether an error says that a promise was not kept, rather than that the suite could not look. */
export function isBroken(error: unknown): error is Broken {
  return error instanceof Error && 'expected' in error && 'saw' in error;
}

/** Throws unless the condition holds. `saw` is a function where it is costly to say. */
export function expect(holds: unknown, expected: string, saw: string | (() => string)): asserts holds {
  if (!holds) throw broken(expected, typeof saw === 'string' ? saw : saw());
}

/** Throws unless nothing was found; names all that was. */
export function expectNone(found: readonly string[], expected: string): void {
  if (found.length > 0) throw broken(expected, found.join('; '));
}
