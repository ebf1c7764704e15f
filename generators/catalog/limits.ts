import type { Blueprint } from '../core/blueprint.ts';
import type { Refusal } from '../core/feature.ts';

/** A route leads to one process: a second one that listens would be reached by nobody, or in the place of the first. */
export function oneListener({ processes }: Blueprint): Refusal | undefined {
  const listening = processes.filter(({ http }) => http).map(({ name }) => name);
  if (listening.length <= 1) return undefined;
  return {
    flag: '--processes',
    reason: `it leads requests to one process on one port, and ${listening.join(' and ')} listen`,
  };
}

/** A platform's names have a longest length, and what it names is the project's name with more behind it. */
export function nameWithin({ name }: Blueprint, longest: number, what: string): Refusal | undefined {
  if (name.length <= longest) return undefined;
  return {
    flag: '--name',
    reason: `${what} leaves ${longest} characters for the name, and this one has ${name.length}`,
  };
}

/** Where the platform sets the grace period, or its longest, what the process needs has to fit. */
export function graceWithin({ shutdown }: Blueprint, longest: number): Refusal | undefined {
  const { preStop, timeout, margin } = shutdown;
  const needed = preStop + timeout + margin;
  if (needed <= longest) return undefined;
  return {
    flag: '--targets',
    reason: `it kills after ${longest} s at most, and SHUTDOWN_TIMEOUT is ${timeout} of ${needed} s that stopping takes`,
  };
}
